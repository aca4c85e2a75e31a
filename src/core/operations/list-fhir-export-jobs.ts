import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import type { ExportJobProperties } from '../jobs/job.ts'
import { listJobs } from '../jobs/list.ts'
import type { Scope } from '../requests/scope.ts'

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
