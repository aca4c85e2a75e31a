import type { TransactionJob } from '../../state/jobs.ts'
import { processBundle } from '../bundles/process.ts'
import type { Scope } from '../context/context.ts'
import { writeOutcome, type Issue } from '../fhir/outcome.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { findFhirDatastore } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { wantsAsync } from '../interactions/prefer.ts'
import { addJob, assertJobQuota } from '../jobs/start.ts'
import { isUnfinished } from '../jobs/transitions.ts'
import { failedTransaction } from '../transactions/run.ts'
import { assertSubmittable } from '../transactions/submit.ts'
import { findFhirJob, unknownJob, type JobInput } from './find-job.ts'

export function processOrSubmit(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const { Headers = {} } = input
  return wantsAsync(Headers) ? submit(scope, input, Headers) : processBundle(scope, input)
}

// [async-transaction] [too-many-queued-jobs]
function submit(
  scope: Scope,
  input: FhirRequestInput,
  Headers: Readonly<Record<string, string>>,
): FhirAnswer {
  const { DatastoreId, base, Body = '' } = input
  findFhirDatastore(scope, DatastoreId)
  const ignored = assertSubmittable(scope, input)
  assertJobQuota(scope, 'transactionJob', DatastoreId)
  const { id: JobId } = addJob(scope, 'transactionJob', DatastoreId, () => ({
    request: { Headers, Body },
  }))
  const location = `${base}Transaction/${JobId}`
  const submitted = {
    ...information('Submitted Asynchronous Bundle Transaction'),
    location: [location],
  }
  const headers = { 'content-location': location }
  return { StatusCode: 202, JobId, headers, text: writeOutcome([submitted]), ignored }
}

// [async-transaction-status]
export function describeTransaction(scope: Scope, input: JobInput): FhirAnswer {
  const { id, properties, answer } = findTransaction(scope, input)
  const { JobStatus: status, Message = status } = properties
  if (isUnfinished(status)) {
    const text = writeOutcome([information(status)], id)
    return { StatusCode: 202, headers: {}, text }
  }
  // [async-transaction-failed]
  const failed = { StatusCode: 500, text: writeOutcome([failedTransaction(Message)]) }
  const { StatusCode, text } = answer ?? failed
  return { StatusCode, headers: {}, text }
}

const KEPT = 90 * 24 * 60 * 60_000

// [async-transaction-kept]
export function findTransaction(scope: Scope, input: JobInput): TransactionJob {
  const job = findFhirJob(scope, 'transactionJob', input)
  const { EndTime = Infinity } = job.properties
  if (scope.state.now <= EndTime + KEPT) return job
  throw unknownJob('transactionJob', input.JobId)
}

function information(diagnostics: string): Issue {
  return { severity: 'information', code: 'informational', diagnostics }
}
