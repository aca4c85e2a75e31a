import type { PlainInput } from '../../model/healthlake/infer.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { listPage, type Page } from '../context/page.ts'
import { pollJobs } from '../../service/polls.ts'
import type { Scope } from '../context/context.ts'
import type { Job, JobKind } from '../../state/jobs.ts'
import { jobsOf } from '../../state/region-jobs.ts'

export function listJobs(
  scope: Scope,
  kind: JobKind,
  input: PlainInput<'ListFHIRImportJobs'>,
): Page<Job> {
  const { MaxResults, NextToken, ...filter } = input
  const { DatastoreId, JobName, JobStatus, SubmittedBefore, SubmittedAfter } = filter
  const listing = {
    operation: kind === 'importJob' ? 'ListFHIRImportJobs' : 'ListFHIRExportJobs',
    filter,
    maxResults: MaxResults,
    nextToken: NextToken,
    index: { name: 'datastore', key: DatastoreId },
    // [list-filters-together] [list-dates-exclusive] [list-name-exact]
    test: ({ at, properties }: Job) =>
      (JobName === undefined || properties.JobName === JobName) &&
      (JobStatus === undefined || properties.JobStatus === JobStatus) &&
      (SubmittedBefore === undefined || at < SubmittedBefore) &&
      (SubmittedAfter === undefined || at > SubmittedAfter),
  } as const
  findDatastore(scope, DatastoreId)
  const jobs = jobsOf(scope.region, kind)
  listPage(scope, jobs, listing)
  pollJobs(scope, kind)
  findDatastore(scope, DatastoreId)
  return listPage(scope, jobs, listing)
}
