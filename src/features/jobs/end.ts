import { cancel } from '../../kernel/schedule.ts'
import type { Scope } from '../context/context.ts'
import { jobKinds, type Job, type JobKind } from '../../state/jobs.ts'
import { jobsOf } from '../../state/region-jobs.ts'
import { scheduleJobTransition, isUnfinished, startNextQueuedJob } from './transitions.ts'

const kinds = Object.keys(jobKinds) as JobKind[]

// [jobs-of-deleted-datastore]
export function failJobs({ service, region, regionName }: Scope, datastoreId: string): void {
  for (const kind of kinds) {
    for (const job of jobsIn(jobsOf(region, kind), datastoreId)) {
      const { JobStatus: status } = job.properties
      if (!isUnfinished(status) || status.startsWith('CANCEL_')) continue
      const cause = { ErrorMessage: 'The data store was deleted.' }
      scheduleJobTransition({ service, regionName, kind }, job, 0, 'FAILED', cause)
    }
  }
}

// [jobs-are-kept]
export function deleteJobs({ service, region, regionName }: Scope, datastoreId: string): void {
  for (const kind of kinds) {
    const jobs = jobsOf(region, kind)
    for (const { id } of jobsIn(jobs, datastoreId)) {
      cancel(service.state.agenda, id)
      jobs.delete(id)
    }
    startNextQueuedJob({ service, regionName, kind })
  }
}

function jobsIn(jobs: ReturnType<typeof jobsOf>, datastoreId: string): Job[] {
  return jobs.scan({
    index: { name: 'datastore', key: datastoreId },
  })
}
