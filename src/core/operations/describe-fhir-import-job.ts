import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { findJob } from '../jobs/find.ts'
import type { ImportJobProperties } from '../jobs/job.ts'
import { pollJobs } from '../time/polls.ts'
import type { Scope } from '../requests/scope.ts'

export function describeFHIRImportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRImportJob'>,
): PlainOutput<'DescribeFHIRImportJob'> {
  findJob(scope, 'importJob', ids)
  pollJobs(scope, 'importJob', ids.JobId)
  const { properties } = findJob(scope, 'importJob', ids)
  return { ImportJobProperties: properties as ImportJobProperties }
}
