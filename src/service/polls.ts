import type { Row, Table } from '../kernel/table.ts'
import { moveClock } from '../kernel/use-clock.ts'
import type { Scope } from '../features/context/context.ts'
import { estimateJobEnds } from '../features/jobs/estimate.ts'
import type { Job } from '../state/jobs.ts'
import { datastoreTransitions } from '../model/life-cycles.ts'
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

function datastoreEnds(scope: Scope, { id }: Polled): Ends {
  const ids = id === undefined ? datastoresInTransition(scope) : [id]
  return ids.flatMap((each) => {
    const of = { region: scope.regionName, resource: 'datastore', id: each } as const
    const entry = scope.state.transitions.get(transitionKey(of))
    return entry === undefined ? [] : [[each, entry.at]]
  })
}

function datastoresInTransition({ region }: Scope): string[] {
  return Object.keys(datastoreTransitions).flatMap((status) =>
    Array.from(region.datastores.each({ name: 'status', key: status }), ({ id }) => id),
  )
}

function jobEnds(scope: Scope, { resource, id }: Polled): Ends {
  const ends = estimateJobEnds(scope, resource as Exclude<ResourceKind, 'datastore'>)
  if (id === undefined) return ends
  for (const end of ends) if (end[0] === id) return [end]
  return []
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
