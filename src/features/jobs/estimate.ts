import { nextEntry } from '../../kernel/schedule.ts'
import type { Scope } from '../context/context.ts'
import type { Job, JobKind } from '../../state/jobs.ts'
import { jobsOf } from '../../state/region-jobs.ts'
import { stepDuration } from './transitions.ts'

// [one-job-at-a-time]
export function endsOf({ service, region }: Scope, kind: JobKind): Map<string, number> {
  const jobs = jobsOf(region, kind)
  const { agenda, now } = service.state
  const { durations } = service.settings
  const ends = new Map<string, number>()
  const run = stepDuration('IN_PROGRESS', kind, durations)
  let free = now

  function nextAt(job: Job): number {
    return nextEntry(agenda, job.id)?.at ?? Infinity
  }
  function occupy(job: Job, from: number): void {
    free = Math.max(free, from) + (job.plan?.after ?? run)
    ends.set(job.id, free)
  }
  for (const job of withStatus('CANCEL_SUBMITTED')) {
    ends.set(job.id, nextAt(job) + stepDuration('CANCEL_IN_PROGRESS', kind, durations))
  }
  for (const job of [...withStatus('CANCEL_IN_PROGRESS'), ...withStatus('IN_PROGRESS')]) {
    ends.set(job.id, nextAt(job))
  }
  for (const [id, end] of ends) if (jobs.get(id)?.running === true) free = Math.max(free, end)
  for (const job of withStatus('QUEUED')) occupy(job, now)
  for (const job of withStatus('SUBMITTED')) occupy(job, nextAt(job))
  return ends

  function withStatus(status: string): Job[] {
    return jobs.scan({
      index: { name: 'status', key: status },
    })
  }
}
