import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { findJob } from './find.ts'
import type { ExportJobProperties } from '../../state/jobs.ts'
import { pollJobs } from '../../service/polls.ts'
import type { Scope } from '../context/context.ts'

export function describeFHIRExportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRExportJob'>,
): PlainOutput<'DescribeFHIRExportJob'> {
  findJob(scope, 'exportJob', ids)
  pollJobs(scope, 'exportJob', ids.JobId)
  const { properties } = findJob(scope, 'exportJob', ids)
  return { ExportJobProperties: properties as ExportJobProperties }
}
