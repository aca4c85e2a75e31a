import { instantText } from '../kernel/instant.ts'
import { moveClock, readClock } from '../kernel/use-clock.ts'
import { openScope, type Context, type Scope } from '../features/context/context.ts'
import { cancelExport } from '../features/jobs/cancel.ts'
import { applyJobTransition, resolveJobStatus } from '../features/jobs/transitions.ts'
import { applyDatastoreTransition, removeDatastore } from '../features/datastores/transitions.ts'
import type { Datastore } from '../state/datastores.ts'
import type { ExportJob, Job, JobKind, TransactionJob } from '../state/jobs.ts'
import { forkState, type State } from '../state/state.ts'
import type { ResourceKind, ScheduledTransition, TransitionRecord } from '../state/transitions.ts'
import { amendCall } from './amend-call.ts'
import { striking } from './injection/strike.ts'
import type { Service } from './service.ts'
import { compare } from '../kernel/ordered-list.ts'

/** A change of status. */
export interface Transition extends Omit<TransitionRecord, 'at' | 'calls'> {
  /** When, as ISO 8601 text. */
  readonly at: string
}

interface Change {
  readonly from: string
  readonly to: string
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

// Lets everything happen that is due by the clock's time, in order of time.
export function runDueTransitions(service: Service): TransitionRecord[] {
  const { state } = service
  const now = Math.max(state.now, readClock(service.clock))
  const happened: TransitionRecord[] = []
  while (runNext(service, now, happened)) {
    // Each may schedule further ones, which are due as well.
  }
  state.now = now
  return happened
}

function runNext(service: Service, now: number, happened: TransitionRecord[]): boolean {
  const { state } = service
  const transition = state.transitions.first()
  const removal = state.removals.first()
  const next =
    removal === undefined || (transition !== undefined && compare(transition, removal) < 0)
      ? transition
      : removal
  if (next === undefined || next.at > now) return false
  state.now = next.at
  const scope = scopeOf(service, next.region)
  if (next !== transition) {
    state.removals.take(now)
    removeDatastore(scope, next.id)
    return true
  }
  state.transitions.take(now)
  happened.push(applyTransition(scope, transition))
  if (transition.resource === 'transactionJob') tellParts(service, scope, transition.id)
  return true
}

// The history tells of the entries of a transaction that was carried out.
function tellParts(service: Service, { region }: Scope, id: string): void {
  const { answer } = region.jobs.transactionJob.get(id) as TransactionJob
  if (answer !== undefined) amendCall(service, id, { Entry: answer.Entry })
}

// Where carrying out fails, the transition stays due: nothing in progress is ever lost.
function applyTransition(scope: Scope, entry: ScheduledTransition): TransitionRecord {
  try {
    return recordTransition(scope.state, entry, kinds[entry.resource].apply(scope, entry))
  } catch (error) {
    scope.state.transitions.add(entry)
    throw error
  }
}

function recordTransition(
  { now, history }: State,
  { region, resource, id }: Pick<ScheduledTransition, 'region' | 'resource' | 'id'>,
  change: Change,
): TransitionRecord {
  const record = { at: now, calls: history.calls, region, resource, id, ...change }
  history.transitions.push(record)
  return record
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

// All transitions of the next instant at which there is one; none if nothing is in progress.
export function step(service: Service): TransitionRecord[] {
  const next = nextTransition(service)
  if (next === undefined) return []
  moveClock(service.clock, next.at)
  return runDueTransitions(service)
}

export function settle(service: Service): TransitionRecord[] {
  const happened: TransitionRecord[] = []
  for (let some = step(service); some.length > 0; some = step(service)) {
    for (const each of some) happened.push(each)
  }
  return happened
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
