import { findDatastore } from '../context/find-datastore.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'
import type { Job, JobKind } from '../../state/jobs.ts'
import { jobsOf } from '../../state/region-jobs.ts'

export function findJob(
  scope: Scope,
  kind: JobKind,
  ids: { readonly DatastoreId: string; readonly JobId: string },
): Job {
  findDatastore(scope, ids.DatastoreId)
  const job = jobsOf(scope.region, kind).get(ids.JobId)
  if (job?.properties.DatastoreId === ids.DatastoreId) return job
  const what = kind === 'importJob' ? 'import job' : 'export job'
  throw serviceError(
    scope.service,
    'unknown-job',
    'ResourceNotFoundException',
    `The data store ${ids.DatastoreId} has no ${what} with the id ${ids.JobId}.`,
  )
}
