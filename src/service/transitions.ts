import { instantText } from '../kernel/instant.ts'
import { moveClock, readClock } from '../kernel/use-clock.ts'
import { openScope, type Context, type Scope } from '../features/context/context.ts'
import { cancelExport } from '../features/jobs/cancel.ts'
import { applyJobTransition, resolveJobStatus } from '../features/jobs/transitions.ts'
import { applyDatastoreTransition, removeDatastore } from '../features/datastores/transitions.ts'
import type { Datastore } from '../state/datastores.ts'
import type { ExportJob, Job, JobKind, TransactionJob } from '../state/jobs.ts'
import { forkState, type State } from '../state/state.ts'
import type {
  ResourceKind,
  ResourceStatus,
  ScheduledTransition,
  TransitionRecord,
} from '../state/transitions.ts'
import { amendCall } from './amend-call.ts'
import { striking } from './injection/strike.ts'
import type { Service } from './service.ts'
import { MisuseError } from '../kernel/errors.ts'
import { compare, type Position } from '../kernel/ordered-list.ts'
import { deliverEvents, MOST_ROUNDS } from './events/deliver.ts'
import { endlessRounds, inOneGo } from './events/endless.ts'

/** A change of status. */
export interface Transition extends Omit<TransitionRecord, 'at' | 'calls'> {
  /** When, as ISO 8601 text. */
  readonly at: string
}

interface Change {
  readonly from: ResourceStatus
  readonly to: ResourceStatus
  readonly reason?: string
}

// Which feature carries out a transition of a kind of resource, and what it would change.
const kinds: {
  readonly [Kind in ResourceKind]: {
    apply(scope: Scope, entry: ScheduledTransition): Change
    preview(scope: Scope, entry: ScheduledTransition): Change
  }
} = {
  datastore: {
    apply: applyDatastoreTransition,
    preview: ({ region }, { id, to }) => ({
      from: (region.datastores.get(id) as Datastore).properties.DatastoreStatus,
      to,
    }),
  },
  importJob: jobKind('importJob'),
  exportJob: jobKind('exportJob'),
  removalJob: jobKind('removalJob'),
  transactionJob: { apply: applyTransaction, preview: previewTransaction },
}

function jobKind(kind: JobKind) {
  return {
    apply: (scope: Scope, entry: ScheduledTransition) => applyJobTransition(scope, kind, entry),
    preview: (scope: Scope, { id, to }: ScheduledTransition) => ({
      from: (scope.region.jobs[kind].get(id) as Job).properties.JobStatus,
      to: resolveJobStatus(scope, kind, id, to),
    }),
  }
}

function applyTransaction(scope: Scope, entry: ScheduledTransition): Change {
  const change = applyJobTransition(scope, 'transactionJob', entry)
  const { properties } = scope.region.jobs.transactionJob.get(entry.id) as TransactionJob
  const { Message: reason } = properties
  return reason === undefined ? change : { ...change, reason }
}

// Whether a transaction will fail is known once it is tried.
function previewTransaction({ state, ...context }: Scope, entry: ScheduledTransition): Change {
  const fork = { ...context, state: { ...forkState(state), now: entry.at } }
  return applyTransaction(scopeOf(fork, entry.region), entry)
}

// Fault rules strike parts of what is carried out later, too.
function scopeOf(context: Context, region: string): Scope {
  return openScope(context, region, { strike: striking(context, region) })
}

// Lets everything happen that is due by the clock's time, in order of time, and tells of each instant when it is over.
export function runDueTransitions(service: Service): void {
  // A snapshot that a listener took has events that were not delivered yet.
  deliverEvents(service)
  const now = timeOf(service)
  if (nextInstant(service) > now) service.state.now = now
  else inOneGo(service, () => runUntil(service, now))
}

function runUntil(service: Service, time: number): void {
  let now = time
  let rounds = 0
  for (let at = nextInstant(service); at <= now; at = nextInstant(service)) {
    rounds = at === service.state.now ? rounds + 1 : 0
    if (rounds > MOST_ROUNDS) throw endlessRounds(service, MOST_ROUNDS)
    while (runNext(service, at)) {
      // Each may schedule further ones, for the same instant, too.
    }
    deliverEvents(service)
    now = timeOf(service)
  }
  service.state.now = now
}

function timeOf({ state, clock }: Service): number {
  return Math.max(state.now, readClock(clock))
}

// When something happens next; Infinity if nothing will.
export function nextInstant({ state }: Service): number {
  const { at = Infinity } = nextOf(state) ?? {}
  return at
}

function nextOf({ transitions, removals, events }: State) {
  return earlier(earlier(transitions.first(), removals.first()), events.late.first())
}

function earlier<A extends Position, B extends Position>(
  one: A | undefined,
  other: B | undefined,
): A | B | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return compare(one, other) < 0 ? one : other
}

function runNext(service: Service, at: number): boolean {
  const { state } = service
  const next = nextOf(state)
  if (next === undefined || next.at > at) return false
  state.now = next.at
  if ('event' in next) {
    state.events.late.take(at)
    state.events.outbox.push({ event: next.event, isDecided: true })
    return true
  }
  const scope = scopeOf(service, next.region)
  if ('to' in next) {
    state.transitions.take(at)
    applyTransition(scope, next)
    if (next.resource === 'transactionJob') tellParts(service, scope, next.id)
  } else {
    state.removals.take(at)
    removeDatastore(scope, next.id)
  }
  return true
}

// The history tells of the entries of a transaction that was carried out.
function tellParts(service: Service, { region }: Scope, id: string): void {
  const { answer } = region.jobs.transactionJob.get(id) as TransactionJob
  if (answer !== undefined) amendCall(service, id, { Entry: answer.Entry })
}

// Where carrying out fails, the transition stays due: nothing in progress is ever lost.
function applyTransition(scope: Scope, entry: ScheduledTransition): void {
  try {
    recordTransition(scope.state, entry, kinds[entry.resource].apply(scope, entry))
  } catch (error) {
    scope.state.transitions.add(entry)
    throw error
  }
}

function recordTransition(
  { now, history }: State,
  { region, resource, id }: Pick<ScheduledTransition, 'region' | 'resource' | 'id'>,
  { from, to, reason }: Change,
): void {
  const { calls, transitions } = history
  transitions.push(
    reason === undefined
      ? { at: now, calls, region, resource, id, from, to }
      : { at: now, calls, region, resource, id, from, to, reason },
  )
}

// What of the unfinished comes next, which has not happened yet.
export function nextTransition(service: Service): TransitionRecord | undefined {
  runDueTransitions(service)
  const next = service.state.transitions.first()
  if (next === undefined) return undefined
  const { at, region, resource, id } = next
  const change = kinds[resource].preview(openScope(service, region), next)
  return { at, calls: service.state.history.calls, region, resource, id, ...change }
}

// Up to the next instant at which there is one, with those that are due already.
export function step(service: Service): TransitionRecord[] {
  return happening(service, () => {
    const next = nextTransition(service)
    if (next !== undefined) goTo(service, next.at)
  })
}

// How often listeners may send requests until nothing is in progress: a listener may start anew what it hears the end of.
const MOST_TURNS = 10_000

// Late events are waited for, too.
export function settle(service: Service): TransitionRecord[] {
  return happening(service, () => inOneGo(service, () => goToEnd(service)))
}

function goToEnd(service: Service): void {
  runDueTransitions(service)
  for (let turns = 0; turns < MOST_TURNS;) {
    const { transitions, events, history } = service.state
    const next = earlier(transitions.first(), events.late.first())
    if (next === undefined) return
    const { requests } = history
    goTo(service, next.at)
    if (service.state.history.requests !== requests) turns += 1
  }
  const error = new MisuseError(
    `settle: listeners of events have sent requests at ${MOST_TURNS} instants, and something is still in progress; move on with step() or clock.advance(), or let the listeners stop.`,
  )
  service.misuses.push(error)
  throw error
}

function goTo(service: Service, at: number): void {
  moveClock(service.clock, at)
  runDueTransitions(service)
}

function happening(service: Service, act: () => void): TransitionRecord[] {
  const before = service.state.history.transitions.length
  act()
  return service.state.history.transitions.slice(before)
}

// A transition that the test asks for, at once.
export function cancelExportNow(context: Context, regionName: string, job: ExportJob): void {
  const cancelled = cancelExport(openScope(context, regionName), job)
  const of = { region: regionName, resource: 'exportJob', id: job.id } as const
  const [from, to] = [job.properties.JobStatus, cancelled.properties.JobStatus]
  recordTransition(context.state, of, { from, to })
}

export function toTransition(transition: TransitionRecord): Transition {
  const { at, calls: _calls, ...change } = transition
  return { at: instantText(at), ...change }
}
