import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import type { ImportJobProperties } from '../jobs/job.ts'
import { listJobs } from '../jobs/list.ts'
import type { Scope } from '../requests/scope.ts'

export function listFHIRImportJobs(
  scope: Scope,
  input: PlainInput<'ListFHIRImportJobs'>,
): PlainOutput<'ListFHIRImportJobs'> {
  const { records, nextToken } = listJobs(scope, 'importJob', input)
  return {
    ImportJobPropertiesList: records.map(({ properties }) => properties as ImportJobProperties),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}
