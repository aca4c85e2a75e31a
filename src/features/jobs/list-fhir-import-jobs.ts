import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { shownImport } from '../imports/run.ts'
import { listJobs } from './list.ts'
import type { Scope } from '../context/context.ts'

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
