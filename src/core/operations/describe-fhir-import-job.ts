import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { shownImport } from '../imports/run.ts'
import { findJob } from '../jobs/find.ts'
import { pollJobs } from '../time/polls.ts'
import type { Scope } from '../requests/scope.ts'

export function describeFHIRImportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRImportJob'>,
): PlainOutput<'DescribeFHIRImportJob'> {
  findJob(scope, 'importJob', ids)
  pollJobs(scope, 'importJob', ids.JobId)
  return { ImportJobProperties: shownImport(scope.service, findJob(scope, 'importJob', ids)) }
}
