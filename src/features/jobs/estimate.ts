import type { Job, JobKind } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { jobBehaviours } from './behaviours.ts'
import { findScheduled, stepDuration } from './transitions.ts'

// When the unfinished jobs of a kind will have ended, if nobody interferes, in the order in which they take their turns;
// Infinity for what never ends [one-job-at-a-time].
export function* estimateJobEnds(
  scope: Scope,
  kind: JobKind,
): Iterable<readonly [id: string, end: number]> {
  const jobs = scope.region.jobs[kind]
  const { takesTurns } = jobBehaviours[kind]
  const { durations } = scope.settings
  const run = stepDuration('IN_PROGRESS', kind, durations)
  let free = scope.state.now

  function nextAt({ id }: Job): number {
    return findScheduled(scope, kind, id)?.at ?? Infinity
  }
  function withStatus(status: string): Iterable<Job> {
    return jobs.each({ name: 'status', key: status })
  }
  function end(job: Job, at: number): readonly [string, number] {
    if (job.running) free = Math.max(free, at)
    return [job.id, at]
  }
  function endOfTurn(job: Job, from: number): readonly [string, number] {
    const lasts = job.plan?.after ?? run
    if (!takesTurns) return [job.id, from + lasts]
    free = Math.max(free, from) + lasts
    return [job.id, free]
  }

  for (const job of withStatus('CANCEL_SUBMITTED')) {
    yield end(job, nextAt(job) + stepDuration('CANCEL_IN_PROGRESS', kind, durations))
  }
  for (const job of withStatus('CANCEL_IN_PROGRESS')) yield end(job, nextAt(job))
  for (const job of withStatus('IN_PROGRESS')) yield end(job, nextAt(job))
  for (const job of withStatus('QUEUED')) yield endOfTurn(job, scope.state.now)
  for (const job of withStatus('SUBMITTED')) yield endOfTurn(job, nextAt(job))
}
