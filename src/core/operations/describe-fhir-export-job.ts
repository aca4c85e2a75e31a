import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { findJob } from '../jobs/find.ts'
import type { ExportJobProperties } from '../jobs/job.ts'
import { pollJobs } from '../time/polls.ts'
import type { Scope } from '../requests/scope.ts'

export function describeFHIRExportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRExportJob'>,
): PlainOutput<'DescribeFHIRExportJob'> {
  findJob(scope, 'exportJob', ids)
  pollJobs(scope, 'exportJob', ids.JobId)
  const { properties } = findJob(scope, 'exportJob', ids)
  return { ExportJobProperties: properties as ExportJobProperties }
}
