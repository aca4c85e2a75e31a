import type { Table } from '../../kernel/table.ts'
import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { JobKind, Jobs } from '../../state/jobs.ts'
import { serviceError, type Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { jobBehaviours } from './behaviours.ts'

export function describeFHIRImportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRImportJob'>,
): PlainOutput<'DescribeFHIRImportJob'> {
  const job = findJob(scope, 'importJob', ids)
  return { ImportJobProperties: jobBehaviours.importJob.describe(scope, job) }
}

export function describeFHIRExportJob(
  scope: Scope,
  ids: PlainInput<'DescribeFHIRExportJob'>,
): PlainOutput<'DescribeFHIRExportJob'> {
  const job = findJob(scope, 'exportJob', ids)
  return { ExportJobProperties: jobBehaviours.exportJob.describe(scope, job) }
}

export function findJob<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  { DatastoreId, JobId }: { readonly DatastoreId: string; readonly JobId: string },
): Jobs[Kind] {
  findDatastore(scope, DatastoreId)
  const jobs: Table<Jobs[Kind]> = scope.region.jobs[kind]
  const job = jobs.get(JobId)
  if (job?.properties.DatastoreId === DatastoreId) return job
  throw serviceError(
    scope,
    'unknown-job',
    'ResourceNotFoundException',
    `The data store ${DatastoreId} has no ${jobBehaviours[kind].title} with the id ${JobId}.`,
  )
}
