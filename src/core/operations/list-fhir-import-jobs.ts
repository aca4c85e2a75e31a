import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { shownImport } from '../imports/run.ts'
import { listJobs } from '../jobs/list.ts'
import type { Scope } from '../requests/scope.ts'

export function listFHIRImportJobs(
  scope: Scope,
  input: PlainInput<'ListFHIRImportJobs'>,
): PlainOutput<'ListFHIRImportJobs'> {
  const { records, nextToken } = listJobs(scope, 'importJob', input)
  return {
    ImportJobPropertiesList: records.map((job) => shownImport(scope.service, job)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}
