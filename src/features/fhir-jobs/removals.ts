import { instantText } from '../../kernel/instant.ts'
import type { RemovalOperation, RemovalRequest } from '../../state/jobs.ts'
import type { Scope } from '../context/context.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { assertAllowed, assertType, findFhirStore } from '../interactions/find-store.ts'
import { readGiven } from '../interactions/given-parameters.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { findLatest, findVersion } from '../interactions/read.ts'
import { tellUnknownParameters } from '../interactions/unknown-parameters.ts'
import { addJob } from '../jobs/start.ts'
import { isUnfinished } from '../jobs/transitions.ts'
import { answerStart, findFhirJob, unknownJob, type JobInput } from './find-job.ts'
import { readRemovalQuery, removalParameters } from './removal-query.ts'

export type RemovalInput = FhirRequestInput & {
  readonly ResourceType: string
  readonly Operation: RemovalOperation
}

// [removal-jobs]
export function startRemoval(scope: Scope, input: RemovalInput): FhirAnswer {
  const { DatastoreId, Operation: operation, base } = input
  assertRemovable(scope, input)
  const given = readGiven(scope, input)
  const known = removalParameters[operation]
  const ignored = tellUnknownParameters(scope, input, given, operation, known)
  const request = { ...readRemovalQuery(operation, given.query, scope.state), ...targetOf(input) }
  const { id } = addJob(scope, 'removalJob', DatastoreId, () => ({ request }))
  const body = operation === '$purge' ? purgeStarted(id) : { jobId: id, jobStatus: 'SUBMITTED' }
  return { ...answerStart(id, `${base}${operation}/${id}`, body), ignored }
}

// [removal-target]
function assertRemovable(scope: Scope, input: RemovalInput): void {
  const { DatastoreId, ResourceType: type, Id: id, VersionId: version } = input
  findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'DELETE')
  if (id === undefined) return
  if (version === undefined) findLatest(scope, DatastoreId, type, id)
  else findVersion(scope, DatastoreId, type, id, version)
}

function targetOf({
  Operation: operation,
  ResourceType,
  Id,
  VersionId,
}: RemovalInput): Pick<RemovalRequest, 'operation' | 'ResourceType' | 'Id' | 'VersionId'> {
  return {
    operation,
    ResourceType,
    ...(Id === undefined ? {} : { Id }),
    ...(VersionId === undefined ? {} : { VersionId }),
  }
}

// [purge]
function purgeStarted(jobId: string): object {
  const diagnostics = `Purge job started successfully. Job ID: ${jobId}`
  const issue = { severity: 'information', code: 'informational', diagnostics }
  return { resourceType: 'OperationOutcome', id: 'purge-job', issue: [issue] }
}

// [removal-status]
export function describeRemoval(
  scope: Scope,
  input: JobInput & { readonly Operation: RemovalOperation },
): FhirAnswer {
  const job = findRemoval(scope, input)
  const { DatastoreId: datastoreId, JobId: jobId, JobStatus: status, ...rest } = job.properties
  const { SubmitTime, Message: message } = rest
  const body = { datastoreId, jobId, status, submittedTime: instantText(SubmitTime), message }
  const StatusCode = isUnfinished(status) ? 202 : 200
  return { StatusCode, headers: {}, text: JSON.stringify(body) }
}

export function findRemoval(
  scope: Scope,
  input: JobInput & { readonly Operation: RemovalOperation },
) {
  const job = findFhirJob(scope, 'removalJob', input)
  if (job.request.operation === input.Operation) return job
  throw unknownJob('removalJob', input.JobId)
}
