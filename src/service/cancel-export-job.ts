import { cancel } from '../kernel/schedule.ts'
import { runDueTransitions } from './transitions.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { Service } from './service.ts'
import { listed } from '../kernel/suggest.ts'
import type { Job } from '../state/jobs.ts'
import { scheduleJobStep, startNextQueuedJob } from '../features/jobs/transitions.ts'

// The statuses in which an export job can be cancelled [cancel-export].
export const cancellable: readonly string[] = ['SUBMITTED', 'QUEUED', 'IN_PROGRESS']

// [cancel-export]
export function cancelExportJob(service: Service, jobId: string): void {
  runDueTransitions(service)
  const { state } = service
  for (const [regionName, { exportJobs }] of state.regions) {
    const job = exportJobs.get(jobId)
    if (job === undefined) continue
    const { JobStatus: from } = job.properties
    if (!cancellable.includes(from)) {
      throw new MisuseError(
        `cancelExportJob: the job ${jobId} is ${from}; only ${listed(cancellable)} can be cancelled.`,
      )
    }
    const to = 'CANCEL_SUBMITTED'
    const cancelled: Job = { ...job, properties: { ...job.properties, JobStatus: to }, polls: 0 }
    exportJobs.put(cancelled)
    cancel(state.agenda, jobId)
    const place = { service, regionName, kind: 'exportJob' } as const
    scheduleJobStep(place, cancelled)
    startNextQueuedJob(place)
    state.history.transitions.push({
      at: state.now,
      calls: state.history.calls,
      region: regionName,
      resource: 'exportJob',
      id: jobId,
      from,
      to,
    })
    return
  }
  throw new MisuseError(`cancelExportJob: there is no export job with the id ${jobId}.`)
}
