import type { ExportJob } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { scheduleJobStep } from './transitions.ts'

// The statuses in which an export job can be cancelled [cancel-export].
export const cancellable: readonly string[] = ['SUBMITTED', 'QUEUED', 'IN_PROGRESS']

// [cancel-export]
export function cancelExport(scope: Scope, job: ExportJob): ExportJob {
  const properties = { ...job.properties, JobStatus: 'CANCEL_SUBMITTED' } as const
  const cancelled = { ...job, properties, polls: 0 }
  scope.region.jobs.exportJob.put(cancelled)
  scheduleJobStep(scope, 'exportJob', cancelled)
  return cancelled
}
