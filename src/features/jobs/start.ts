import { hexId } from '../../kernel/random.ts'
import type { Row, Table } from '../../kernel/table.ts'
import type { Plain, PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { ClientToken } from '../../state/datastores.ts'
import type { ExportJob, Job, JobKind, Jobs } from '../../state/jobs.ts'
import { nextRandom, nextSequence, serviceError, type Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { findByClientToken, toClientToken } from '../context/idempotency.ts'
import { tellJob } from '../events/tell.ts'
import { jobBehaviours } from './behaviours.ts'
import { scheduleJobStep } from './transitions.ts'

// [transformation-import]
export function startFHIRImportJob(
  scope: Scope,
  input: PlainInput<'StartFHIRImportJob'>,
): PlainOutput<'StartFHIRImportJob'> {
  const { JobName, InputDataConfig, JobOutputDataConfig, DataAccessRoleArn } = input
  return startJob(scope, 'importJob', input, (JobId) => ({
    properties: {
      ...(JobName === undefined ? {} : { JobName }),
      InputDataConfig,
      JobOutputDataConfig: expandOutput(JobOutputDataConfig, 'importJob', input, JobId),
      DataAccessRoleArn,
      // [validation-level-default]
      ValidationLevel: input.ValidationLevel ?? 'strict',
      // None until it runs; V8 gives all imports one hidden class if its place is there from the start.
      JobProgressReport: undefined,
    },
  }))
}

export function startFHIRExportJob(
  scope: Scope,
  input: PlainInput<'StartFHIRExportJob'>,
): PlainOutput<'StartFHIRExportJob'> {
  return startExport(scope, input)
}

interface ExportInput extends StartInput {
  readonly JobName?: string | undefined
  readonly OutputDataConfig: Plain<'OutputDataConfig'>
  readonly DataAccessRoleArn?: string
}

// Of all, or of what was asked for over the FHIR endpoint.
export function startExport(
  scope: Scope,
  input: ExportInput,
  request?: ExportJob['request'],
): PlainOutput<'StartFHIRExportJob'> {
  const { JobName, OutputDataConfig, DataAccessRoleArn } = input
  return startJob(scope, 'exportJob', input, (JobId) => ({
    properties: {
      ...(JobName === undefined ? {} : { JobName }),
      OutputDataConfig: expandOutput(OutputDataConfig, 'exportJob', input, JobId),
      ...(DataAccessRoleArn === undefined ? {} : { DataAccessRoleArn }),
    },
    givenUri: OutputDataConfig.S3Configuration.S3Uri,
    ...(request === undefined ? {} : { request }),
  }))
}

interface StartInput {
  readonly DatastoreId: string
  readonly ClientToken?: string | undefined
}

// What a job has beside that which every job has from its start.
type Own<J extends Job> = Omit<
  J,
  keyof Row | 'polls' | 'running' | 'token' | 'plan' | 'properties'
> & {
  readonly properties?: Omit<J['properties'], 'JobId' | 'JobStatus' | 'SubmitTime' | 'DatastoreId'>
}

function startJob<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  input: StartInput,
  create: (JobId: string) => Own<Jobs[Kind]>,
): { JobId: string; JobStatus: 'SUBMITTED'; DatastoreId: string } {
  const jobs: Table<Jobs[Kind]> = scope.region.jobs[kind]
  const token = toClientToken(input)
  const earlier = findByClientToken(scope, jobs, token)
  if (earlier !== undefined) {
    const { JobId, DatastoreId } = earlier.properties
    return { JobId, JobStatus: 'SUBMITTED', DatastoreId }
  }
  const { DatastoreId } = input
  assertActive(scope, DatastoreId)
  assertJobQuota(scope, kind, DatastoreId)
  const { id } = addJob(scope, kind, DatastoreId, create, token)
  return { JobId: id, JobStatus: 'SUBMITTED', DatastoreId }
}

export function addJob<Kind extends JobKind>(
  scope: Scope,
  kind: Kind,
  DatastoreId: string,
  create: (JobId: string) => Own<Jobs[Kind]>,
  token?: ClientToken,
): Jobs[Kind] {
  const { state, region } = scope
  // [job-id]
  const id = hexId(nextRandom(scope, `${kind}Id`))
  const at = state.now
  const sequence = nextSequence(scope)
  const plan = scope.plan?.()
  const { properties, ...own } = create(id)
  const job = {
    id,
    at,
    sequence,
    polls: 0,
    running: false,
    ...(token === undefined ? {} : { token }),
    ...(plan === undefined ? {} : { plan }),
    properties: {
      JobId: id,
      JobStatus: 'SUBMITTED',
      SubmitTime: at,
      DatastoreId,
      ...properties,
    },
    ...own,
  } as Jobs[Kind]
  const jobs: Table<Jobs[Kind]> = region.jobs[kind]
  jobs.put(job)
  scheduleJobStep(scope, kind, job)
  jobBehaviours[kind].submit(scope, job)
  tellJob(scope, kind, job)
  return job
}

function assertActive(scope: Scope, id: string): void {
  const { DatastoreStatus: status } = findDatastore(scope, id).properties
  if (status === 'ACTIVE') return
  throw serviceError(
    scope,
    'job-needs-active-datastore',
    'ValidationException',
    `The data store ${id} is ${status}; a job needs one that is ACTIVE.`,
  )
}

// [too-many-queued-jobs]
export function assertJobQuota(scope: Scope, kind: JobKind, datastoreId: string): void {
  const { queuedImportJobs, queuedExportJobs, pendingTransactions } = scope.settings.quotas
  const limits = {
    importJob: queuedImportJobs,
    exportJob: queuedExportJobs,
    removalJob: Infinity,
    transactionJob: pendingTransactions,
  }
  const quota = limits[kind]
  if (quota === Infinity) return
  const jobs: Table<Jobs[JobKind]> = scope.region.jobs[kind]
  if (jobs.count({ name: 'waiting', key: datastoreId }) < quota) return
  throw serviceError(
    scope,
    'too-many-queued-jobs',
    'ThrottlingException',
    `${quota} jobs wait for the data store ${datastoreId}, which is the quota.`,
  )
}

// A part of the name of its output folder [job-output-uri].
const folders = { importJob: 'FHIR_IMPORT', exportJob: 'FHIR_EXPORT' }

// A job writes to a folder of its own in what was asked for [job-output-uri].
function expandOutput(
  { S3Configuration: given }: Plain<'OutputDataConfig'>,
  kind: keyof typeof folders,
  { DatastoreId }: StartInput,
  JobId: string,
): Plain<'OutputDataConfig'> {
  const prefix = given.S3Uri.replace(/\/+$/, '')
  const S3Uri = `${prefix}/${DatastoreId}-${folders[kind]}-${JobId}/`
  return { S3Configuration: { ...given, S3Uri } }
}
