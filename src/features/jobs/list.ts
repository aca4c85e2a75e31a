import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { ExportJob, ImportJob } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { listPage, readPageToken, type Listing } from '../context/page.ts'
import { jobBehaviours } from './behaviours.ts'

type ListInput = PlainInput<'ListFHIRImportJobs' | 'ListFHIRExportJobs'>

export function listFHIRImportJobs(
  scope: Scope,
  input: ListInput,
): PlainOutput<'ListFHIRImportJobs'> {
  findDatastore(scope, input.DatastoreId)
  const listing = toListing('ListFHIRImportJobs', input)
  const { records, nextToken } = listPage(scope, scope.region.jobs.importJob, listing)
  return {
    ImportJobPropertiesList: records.map((job) => jobBehaviours.importJob.describe(scope, job)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}

export function listFHIRExportJobs(
  scope: Scope,
  input: ListInput,
): PlainOutput<'ListFHIRExportJobs'> {
  findDatastore(scope, input.DatastoreId)
  const listing = toListing('ListFHIRExportJobs', input)
  const { records, nextToken } = listPage(scope, scope.region.jobs.exportJob, listing)
  return {
    ExportJobPropertiesList: records.map((job) => jobBehaviours.exportJob.describe(scope, job)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}

export function assertJobListing(
  scope: Scope,
  operation: 'ListFHIRImportJobs' | 'ListFHIRExportJobs',
  input: ListInput,
): void {
  findDatastore(scope, input.DatastoreId)
  readPageToken(scope, toListing(operation, input))
}

function toListing(operation: string, input: ListInput): Listing<ImportJob | ExportJob> {
  const { MaxResults, NextToken, ...filter } = input
  const { DatastoreId, JobName, JobStatus, SubmittedBefore, SubmittedAfter } = filter
  return {
    operation,
    filter,
    maxResults: MaxResults,
    nextToken: NextToken,
    index:
      JobStatus === undefined
        ? { name: 'datastore', key: DatastoreId }
        : { name: 'datastoreAndStatus', key: `${DatastoreId}/${JobStatus}` },
    // [list-dates-exclusive]
    madeAfter: SubmittedAfter,
    madeBefore: SubmittedBefore,
    // [list-filters-together] [list-name-exact]
    test: JobName === undefined ? undefined : ({ properties }) => properties.JobName === JobName,
  }
}
