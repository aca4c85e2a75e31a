import { isSystemClock } from '../kernel/clock.ts'
import { instantText } from '../kernel/instant.ts'
import type { Datastore } from '../state/datastores.ts'
import type { Region } from '../state/state.ts'
import type { ResourceKind, ScheduledTransition } from '../state/transitions.ts'
import { describeElsewhere } from './elsewhere.ts'
import { groupOf } from './history/call-events.ts'
import { resourceGroup } from './history/resource-group.ts'
import type { Service } from './service.ts'
import { runDueTransitions } from './transitions.ts'

// More looks at one instant, at what is unfinished then, are no looking but waiting.
const MOST_LOOKS = 2

// Of what is waited for in vain, that is, on a clock that nothing moves.
export function describeVainPolls(service: Service): string | undefined {
  const lines = vainPolls(service, MOST_LOOKS)
  if (lines.length === 0) return undefined
  return `Something unfinished was polled on a clock that nothing moved:\n${lines.map((line) => `- ${line}`).join('\n')}`
}

// What may be why a test failed or hangs, though nothing about it is wrong in itself.
export function listHints(service: Service): string[] {
  if (!bringUpToDate(service)) return []
  return [
    ...nothingReceived(service),
    ...vainPolls(service, 0),
    ...refusedRequests(service),
    ...otherRegions(service),
    ...endlessWaits(service),
  ]
}

export function withHints(service: Service, text: string): string {
  return [text, ...listHints(service).filter((hint) => !text.includes(hint))].join('\n\n')
}

// Whether that can be done: of a clock that gives no time the fake has said so already.
export function bringUpToDate(service: Service): boolean {
  try {
    runDueTransitions(service)
    return true
  } catch {
    return false
  }
}

// The count outlives a cleared history. What was refused before it got here has its own words.
function nothingReceived({ state, misuses }: Service): string[] {
  if (state.history.calls > 0 || misuses.length > 0) return []
  return [
    'No request has reached this fake. If the code under test sent one, it went elsewhere: intercept its client until the answer is there, by fake.intercept(…) or, for fetch and other HTTP clients, interceptHttp(…); in another process give it the address of the server.',
  ]
}

function vainPolls(service: Service, most: number): string[] {
  if (isSystemClock(service.clock) || !bringUpToDate(service)) return []
  const { now, transitions } = service.state
  const polls = pollsAt(service, now)
  return [...transitions.entries()].flatMap((entry) => {
    const { region, resource, at } = entry
    const count =
      (polls.get(resourceGroup(entry)) ?? 0) + (polls.get(kindKey(region, resource)) ?? 0)
    if (count <= most || at === Infinity) return []
    const times = count === 1 ? 'once' : `${count} times`
    return `${describeStatus(service, entry)} until ${instantText(at)}, and was polled ${times} at ${instantText(now)}; nothing has moved the clock since. Move it with fake.clock.advance(…), fake.step() or fake.settle() (over HTTP, POST /_fake/clock, /_fake/step or /_fake/settle), or use a clock that polls move: pollingClock(), --clock polling. If it is meant to stay so, add a fault rule with outcome: { kind: 'transition', after: Infinity }.`
  })
}

// How often each resource was looked at since an instant, or all of a kind.
function pollsAt({ state, exchanges }: Service, at: number): Map<string, number> {
  const polls = new Map<string, number>()
  for (const call of state.history.records.toReversed()) {
    if (call.at < at) break
    const isPoll = exchanges[call.operation]?.poll !== undefined && call.error === undefined
    if (!isPoll) continue
    const key = call.operation.startsWith('List')
      ? kindKey(call.region, listedBy(call.operation))
      : groupOf(call, exchanges)
    polls.set(key, (polls.get(key) ?? 0) + 1)
  }
  return polls
}

function kindKey(region: string, kind: ResourceKind): string {
  return `${region}  every ${kind}`
}

function listedBy(operation: string): ResourceKind {
  if (operation.includes('Import')) return 'importJob'
  return operation.includes('Export') ? 'exportJob' : 'datastore'
}

function describeStatus({ state }: Service, { region, resource, id }: ScheduledTransition): string {
  const { datastores, jobs } = state.regions.get(region) as Region
  if (resource !== 'datastore') {
    return `${resource} ${id} is ${jobs[resource].get(id)?.properties.JobStatus}`
  }
  const { DatastoreName = id, DatastoreStatus } = (datastores.get(id) as Datastore).properties
  return `${DatastoreName} is ${DatastoreStatus}`
}

const needActive: readonly unknown[] = ['job-needs-active-datastore', 'fhir-inactive-datastore']

function refusedRequests({ state }: Service): string[] {
  const refused = state.history.records.filter(({ error }) => needActive.includes(error?.rule))
  const lines = refused.map(({ operation, error, at }) => {
    return `${operation} was refused at ${instantText(at)}: ${error?.message} Let the store become ACTIVE first, with fake.settle() (over HTTP, POST /_fake/settle), or begin with a store that is ACTIVE at once, with fake.addDatastore() (POST /_fake/datastores).`
  })
  return [...new Set(lines)]
}

function otherRegions(service: Service): string[] {
  const lines = service.state.history.records.flatMap(({ operation, error, at, input }) => {
    if (error?.rule !== 'unknown-datastore') return []
    const elsewhere = describeElsewhere(service, String(Reflect.get(input, 'DatastoreId')))
    if (elsewhere === '') return []
    return `${operation} was refused at ${instantText(at)}: ${error.message}${elsewhere} The region is the one that the client's code or AWS_REGION names.`
  })
  return [...new Set(lines)]
}

function endlessWaits({ unanswered }: Service): string[] {
  const waits = Array.from(unanswered, ({ hasEnd }) => hasEnd)
  const endless = waits.filter((hasEnd) => hasEnd === false).length
  const others = waits.filter((hasEnd) => hasEnd === undefined).length
  return [
    ...(endless === 0
      ? []
      : [
          `${waiting(endless)} for a response that never comes, and nothing ends the wait: give the client requestHandler: { requestTimeout: 1000, throwOnRequestTimeout: true } (with requestTimeout alone AWS's client only logs a warning and waits on), or the call { abortSignal: AbortSignal.timeout(1000) }; with fetch that is { signal: AbortSignal.timeout(1000) }.`,
        ]),
    ...(others === 0
      ? []
      : [
          `${waiting(others)} for a response that never comes, and nothing has ended the wait yet: give the HTTP client a time limit, such as { signal: AbortSignal.timeout(1000) } with fetch, or let its timer go off, if it has one.`,
        ]),
  ]
}

function waiting(count: number): string {
  return count === 1 ? 'A call waits' : `${count} calls wait`
}
