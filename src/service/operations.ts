import type { ServiceError } from '../kernel/errors.ts'
import { read, type Reading } from '../model/healthlake/read.ts'
import { writeFrozen } from '../model/healthlake/write.ts'
import { datastoreIdInArn } from '../model/addresses.ts'
import type { OperationName, PlainInput, PlainOutput } from '../model/healthlake/infer.ts'
import { operations as model } from '../model/healthlake/operations.ts'
import { unheededMembers } from '../model/unheeded-members.ts'
import { startedBy, type EndStatus } from '../model/life-cycles.ts'
import { serviceError, type Context, type Scope } from '../features/context/context.ts'
import { describeViolations } from '../features/context/describe-violations.ts'
import { findDatastore } from '../features/context/find-datastore.ts'
import { createFHIRDatastore } from '../features/datastores/create.ts'
import { deleteFHIRDatastore } from '../features/datastores/delete.ts'
import {
  assertDatastoreListing,
  describeFHIRDatastore,
  listFHIRDatastores,
} from '../features/datastores/describe-and-list.ts'
import { restoreFHIRDatastore } from '../features/datastores/restore.ts'
import { updateFHIRDatastore } from '../features/datastores/update.ts'
import { describeFHIRExportJob, describeFHIRImportJob, findJob } from '../features/jobs/describe.ts'
import { assertJobListing, listFHIRExportJobs, listFHIRImportJobs } from '../features/jobs/list.ts'
import { startFHIRExportJob, startFHIRImportJob } from '../features/jobs/start.ts'
import { listTagsForResource, tagResource, untagResource } from '../features/tags/tags.ts'
import type { JobKind } from '../state/jobs.ts'
import type { Exchange, Polled } from './exchange.ts'

// The operations of the control plane, which AWS's service model has.
export const controlPlane = {
  CreateFHIRDatastore: exchange('CreateFHIRDatastore', createFHIRDatastore),
  DescribeFHIRDatastore: exchange(
    'DescribeFHIRDatastore',
    describeFHIRDatastore,
    (scope, { DatastoreId }) => {
      findDatastore(scope, DatastoreId)
      return { resource: 'datastore', id: DatastoreId }
    },
  ),
  ListFHIRDatastores: exchange('ListFHIRDatastores', listFHIRDatastores, (scope, input) => {
    assertDatastoreListing(scope, input)
    return { resource: 'datastore' }
  }),
  UpdateFHIRDatastore: exchange('UpdateFHIRDatastore', updateFHIRDatastore),
  DeleteFHIRDatastore: exchange('DeleteFHIRDatastore', deleteFHIRDatastore),
  RestoreFHIRDatastore: exchange('RestoreFHIRDatastore', restoreFHIRDatastore),
  StartFHIRImportJob: exchange('StartFHIRImportJob', startFHIRImportJob),
  DescribeFHIRImportJob: exchange(
    'DescribeFHIRImportJob',
    describeFHIRImportJob,
    (scope, input) => ({ resource: 'importJob', id: findJob(scope, 'importJob', input).id }),
  ),
  ListFHIRImportJobs: exchange('ListFHIRImportJobs', listFHIRImportJobs, (scope, input) => {
    assertJobListing(scope, 'ListFHIRImportJobs', input)
    return { resource: 'importJob' }
  }),
  StartFHIRExportJob: exchange('StartFHIRExportJob', startFHIRExportJob),
  DescribeFHIRExportJob: exchange(
    'DescribeFHIRExportJob',
    describeFHIRExportJob,
    (scope, input) => ({ resource: 'exportJob', id: findJob(scope, 'exportJob', input).id }),
  ),
  ListFHIRExportJobs: exchange('ListFHIRExportJobs', listFHIRExportJobs, (scope, input) => {
    assertJobListing(scope, 'ListFHIRExportJobs', input)
    return { resource: 'exportJob' }
  }),
  TagResource: exchange('TagResource', tagResource),
  UntagResource: exchange('UntagResource', untagResource),
  ListTagsForResource: exchange('ListTagsForResource', listTagsForResource),
} satisfies Record<OperationName, Exchange>

function exchange<Name extends OperationName>(
  name: Name,
  run: (scope: Scope, input: PlainInput<Name>) => PlainOutput<Name>,
  poll?: (scope: Scope, input: PlainInput<Name>) => Polled,
): Exchange {
  const { input, output, errors } = model[name]
  const unheeded = unheededMembers[name]
  const ends = (startedBy as Readonly<Record<string, readonly EndStatus[]>>)[name]
  return {
    read(context, given, form) {
      const reading = read(input, given, form)
      return { input: reading.value, error: validationError(context, reading) }
    },
    run,
    inputShape: input,
    ...(poll === undefined ? {} : { poll: poll }),
    ...(/^(Describe|List)/.test(name) ? { isRead: true as const } : {}),
    errors,
    ...(unheeded === undefined ? {} : { unheededMembers: unheeded }),
    ...(ends === undefined ? {} : { ends }),
    detail: ({ SourceDatastoreId: id }) => (typeof id === 'string' ? `of ${id}` : undefined),
    subject: (members) => subjectOf(name, members),
    show: (part, value) => writeFrozen(part === 'input' ? input : output, value),
  }
}

function subjectOf(
  name: OperationName,
  { DatastoreId, SourceDatastoreId, JobId, ResourceARN }: Readonly<Record<string, unknown>>,
): string | undefined {
  const kind: JobKind = name.includes('Import') ? 'importJob' : 'exportJob'
  if (typeof JobId === 'string') return `${kind} ${JobId}`
  // A restore that made none is about the one that it is of.
  if (typeof SourceDatastoreId === 'string' && DatastoreId === undefined) {
    return `datastore ${SourceDatastoreId}`
  }
  if (typeof ResourceARN !== 'string' || typeof DatastoreId === 'string') return undefined
  const id = datastoreIdInArn(ResourceARN)
  return id === undefined ? ResourceARN : `datastore ${id}`
}

export function validationError(context: Context, reading: Reading): ServiceError | undefined {
  const { wrongType, violations } = reading
  if (wrongType !== undefined) {
    return serviceError(context, 'wrong-type', 'SerializationException', wrongType.message)
  }
  if (violations.length === 0) return undefined
  return serviceError(context, 'constraints', 'ValidationException', describeViolations(violations))
}
