import type { Table, Row } from '../kernel/table.ts'
import { pendingEntries } from '../kernel/schedule.ts'
import { pollsOf } from '../kernel/clock.ts'
import { runDueTransitions } from './transitions.ts'
import { moveClock } from '../kernel/set-clock.ts'
import { endsOf } from '../features/jobs/estimate.ts'
import type { JobKind } from '../state/jobs.ts'
import { jobsOf } from '../state/region-jobs.ts'
import type { Scope } from '../features/context/context.ts'

// A polling clock moves on by it; with another clock nothing happens.
export function pollDatastores(scope: Scope, id?: string): void {
  const polls = pollsOf(scope.service.clock)
  if (polls === undefined) return
  const ends = new Map<string, number>()
  for (const { resource, region, id: of, at, to } of pendingEntries(scope.service.state.agenda)) {
    if (resource === 'datastore' && region === scope.regionName && to !== undefined)
      ends.set(of, at)
  }
  poll(scope, polls, scope.region.datastores, ends, id)
}

// A polling clock moves on by it; with another clock nothing happens.
export function pollJobs(scope: Scope, kind: JobKind, id?: string): void {
  const polls = pollsOf(scope.service.clock)
  if (polls === undefined) return
  poll(scope, polls, jobsOf(scope.region, kind), endsOf(scope, kind), id)
}

function poll<R extends Row & { readonly polls: number }>(
  { service }: Scope,
  polls: number,
  records: Table<R>,
  ends: ReadonlyMap<string, number>,
  only: string | undefined,
): void {
  const { clock, state } = service
  let to = state.now
  for (const [id, end] of ends) {
    const record = records.get(id) as R
    if (end === Infinity || (only ?? id) !== id) continue
    const count = Math.min(record.polls + 1, polls)
    records.put({ ...record, polls: count })
    to = Math.max(to, state.now + (end - state.now) / (polls - count + 1))
  }
  moveClock(clock, Math.floor(to))
  runDueTransitions(service)
}
