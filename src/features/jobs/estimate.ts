import type { Job, JobKind } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { findScheduled, stepDuration } from './transitions.ts'

// When the unfinished jobs of a kind will have ended, if nobody interferes, by job id; Infinity for what never ends
// [one-job-at-a-time].
export function estimateJobEnds(scope: Scope, kind: JobKind): Map<string, number> {
  const jobs = scope.region.jobs[kind]
  const { durations } = scope.settings
  const ends = new Map<string, number>()
  const run = stepDuration('IN_PROGRESS', kind, durations)
  let free = scope.state.now

  function nextAt({ id }: Job): number {
    return findScheduled(scope, kind, id)?.at ?? Infinity
  }
  function occupy(job: Job, from: number): void {
    free = Math.max(free, from) + (job.plan?.after ?? run)
    ends.set(job.id, free)
  }
  function withStatus(status: string): Job[] {
    return jobs.scan({ index: { name: 'status', key: status } })
  }

  for (const job of withStatus('CANCEL_SUBMITTED')) {
    ends.set(job.id, nextAt(job) + stepDuration('CANCEL_IN_PROGRESS', kind, durations))
  }
  for (const job of [...withStatus('CANCEL_IN_PROGRESS'), ...withStatus('IN_PROGRESS')]) {
    ends.set(job.id, nextAt(job))
  }
  for (const [id, end] of ends) if (jobs.get(id)?.running === true) free = Math.max(free, end)
  for (const job of withStatus('QUEUED')) occupy(job, scope.state.now)
  for (const job of withStatus('SUBMITTED')) occupy(job, nextAt(job))
  return ends
}
