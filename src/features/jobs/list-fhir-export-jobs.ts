import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { ExportJobProperties } from '../../state/jobs.ts'
import { listJobs } from './list.ts'
import type { Scope } from '../context/context.ts'

export function listFHIRExportJobs(
  scope: Scope,
  input: PlainInput<'ListFHIRExportJobs'>,
): PlainOutput<'ListFHIRExportJobs'> {
  const { records, nextToken } = listJobs(scope, 'exportJob', input)
  return {
    ExportJobPropertiesList: records.map(({ properties }) => properties as ExportJobProperties),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}
