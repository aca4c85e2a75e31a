import type { Plain } from '../../model/healthlake/infer.ts'
import { hexId } from '../../kernel/random.ts'
import { toClientToken } from '../context/client-token.ts'
import { findByClientToken } from '../context/idempotency.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { checkWriteAccess } from '../imports/run.ts'
import { assertQueuedJobQuota } from '../../service/rate-quota.ts'
import type { Scope } from '../context/context.ts'
import { nextRandom, nextSequence, serviceError } from '../../service/service.ts'
import { jobKinds, type Job, type JobKind, type JobProperties } from '../../state/jobs.ts'
import { jobsOf } from '../../state/region-jobs.ts'
import { scheduleJobStep } from './transitions.ts'

interface StartInput {
  readonly DatastoreId: string
  readonly ClientToken?: string | undefined
}

export type JobParticulars = Omit<
  JobProperties,
  'JobId' | 'JobStatus' | 'SubmitTime' | 'DatastoreId'
>

export function startJob(
  scope: Scope,
  kind: JobKind,
  input: StartInput,
  particularsOf: (jobId: string) => JobParticulars,
): { JobId: string; JobStatus: 'SUBMITTED'; DatastoreId: string } {
  const { service, region, regionName } = scope
  const jobs = jobsOf(region, kind)
  const token = toClientToken(input)
  const earlier = findByClientToken(service, jobs, token)
  if (earlier !== undefined) {
    const { JobId, DatastoreId: of } = earlier.properties
    return { JobId, JobStatus: 'SUBMITTED', DatastoreId: of }
  }
  const { DatastoreId } = input
  assertActive(scope, DatastoreId)
  assertQueuedJobQuota(scope, kind, DatastoreId)

  // [job-id]
  const id = hexId(nextRandom(service, `${kind}Id`))
  const at = service.state.now
  const properties = {
    JobId: id,
    JobStatus: 'SUBMITTED',
    SubmitTime: at,
    DatastoreId,
    ...particularsOf(id),
  } as JobProperties
  const sequence = nextSequence(service)
  const plan = scope.plan?.()
  const job: Job = {
    id,
    at,
    sequence,
    properties,
    polls: 0,
    running: false,
    ...(token === undefined ? {} : { token }),
    ...(plan === undefined ? {} : { plan }),
  }
  jobs.put(job)
  scheduleJobStep({ service, regionName, kind }, job)
  if (kind === 'importJob') checkWriteAccess(service, job)
  return { JobId: id, JobStatus: 'SUBMITTED', DatastoreId }
}

function assertActive(scope: Scope, id: string): void {
  const { DatastoreStatus: status } = findDatastore(scope, id).properties
  if (status === 'ACTIVE') return
  throw serviceError(
    scope.service,
    'job-needs-active-datastore',
    'ValidationException',
    `The data store ${id} is ${status}; a job needs one that is ACTIVE.`,
  )
}

// [job-output-uri]
export function expandedOutput(
  given: Plain<'OutputDataConfig'>,
  kind: JobKind,
  datastoreId: string,
  jobId: string,
): Plain<'OutputDataConfig'> {
  const { S3Configuration: configuration } = given
  const prefix = configuration.S3Uri.replace(/\/+$/, '')
  const S3Uri = `${prefix}/${datastoreId}-${jobKinds[kind].folder}-${jobId}/`
  return { S3Configuration: { ...configuration, S3Uri } }
}
