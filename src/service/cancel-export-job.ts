import { assertText } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { listed, shortened } from '../kernel/suggest.ts'
import { cancellable } from '../features/jobs/cancel.ts'
import { assertNotDisposed } from './misuse.ts'
import type { Service } from './service.ts'
import { cancelExportNow, runDueTransitions } from './transitions.ts'

// As the FHIR interface of the job's data store would [cancel-export].
export function cancelExportJob(service: Service, jobId: string): void {
  assertNotDisposed(service)
  assertText(jobId, 'cancelExportJob: the id', 'the id of an export job')
  runDueTransitions(service)
  for (const [regionName, { jobs }] of service.state.regions) {
    const job = jobs.exportJob.get(jobId)
    if (job === undefined) continue
    const { JobStatus: status } = job.properties
    if (!cancellable.includes(status)) {
      throw new MisuseError(
        `cancelExportJob: the job ${jobId} is ${status}; only ${listed(cancellable)} can be cancelled.`,
      )
    }
    cancelExportNow(service, regionName, job)
    return
  }
  throw new MisuseError(`cancelExportJob: there is no export job with the id ${shortened(jobId)}.`)
}
