import type { Row, Table } from '../kernel/table.ts'
import { moveClock } from '../kernel/use-clock.ts'
import type { Scope } from '../features/context/context.ts'
import { estimateJobEnds } from '../features/jobs/estimate.ts'
import type { Job } from '../state/jobs.ts'
import { transitionKey } from '../state/state.ts'
import type { ResourceKind } from '../state/transitions.ts'
import type { Polled } from './exchange.ts'
import type { Service } from './service.ts'
import { runDueTransitions } from './transitions.ts'

// Moves a polling clock on by a look at what is unfinished.
export function countPoll(service: Service, polls: number, scope: Scope, polled: Polled): void {
  const to =
    polled.resource === 'datastore'
      ? countPolls(scope, scope.region.datastores, datastoreEnds(scope, polled), polls)
      : countPolls<Job>(scope, scope.region.jobs[polled.resource], jobEnds(scope, polled), polls)
  moveClock(service.clock, Math.floor(to))
  runDueTransitions(service)
}

// When what is polled will be finished, by id.
type Ends = Iterable<readonly [id: string, end: number]>

function datastoreEnds({ state, regionName: region }: Scope, { resource, id }: Polled): Ends {
  if (id !== undefined) {
    const entry = state.transitions.get(transitionKey({ region, resource, id }))
    return entry === undefined ? [] : [[id, entry.at]]
  }
  return state.transitions
    .entries()
    .filter((entry) => entry.resource === resource && entry.region === region)
    .map((entry) => [entry.id, entry.at])
}

function jobEnds(scope: Scope, { resource, id }: Polled): Ends {
  const ends = estimateJobEnds(scope, resource as Exclude<ResourceKind, 'datastore'>)
  if (id === undefined) return ends
  const end = ends.get(id)
  return end === undefined ? [] : [[id, end]]
}

// The n-th poll moves the clock by 1/(polls − n + 1) of the time that is left.
function countPolls<R extends Row & { readonly polls: number }>(
  { state }: Scope,
  records: Table<R>,
  ends: Ends,
  polls: number,
): number {
  let to = state.now
  for (const [id, end] of ends) {
    const record = records.get(id)
    if (end === Infinity || record === undefined) continue
    const count = Math.min(record.polls + 1, polls)
    records.put({ ...record, polls: count })
    to = Math.max(to, state.now + (end - state.now) / (polls - count + 1))
  }
  return to
}
