import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { shownImport } from '../imports/run.ts'
import { findJob } from './find.ts'
import { pollJobs } from '../../service/polls.ts'
import type { Scope } from '../context/context.ts'

export function describeFHIRImportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRImportJob'>,
): PlainOutput<'DescribeFHIRImportJob'> {
  findJob(scope, 'importJob', ids)
  pollJobs(scope, 'importJob', ids.JobId)
  return { ImportJobProperties: shownImport(scope.service, findJob(scope, 'importJob', ids)) }
}
