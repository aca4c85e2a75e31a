import { attempt } from '../../kernel/errors.ts'
import { datastoreEndpoint } from '../../model/addresses.ts'
import type { JobStatus, TransactionJob } from '../../state/jobs.ts'
import { findFailedEntry, type FailedEntry } from '../bundles/failed-entry.ts'
import { processBundle } from '../bundles/process.ts'
import type { Scope, Strike } from '../context/context.ts'
import type { FhirError } from '../fhir/fhir-error.ts'
import { writeOutcome, type Issue } from '../fhir/outcome.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { createFhirInput, type FhirRequestInput } from '../interactions/input.ts'

// Does all that it asks for, or nothing, and keeps what came of it for whoever asks [async-transaction].
export function carryOutTransaction(scope: Scope, job: TransactionJob): TransactionJob {
  let struck: Strike | undefined
  const watched: Scope = {
    ...scope,
    strike: (...part) => (struck = scope.strike?.(...part)),
  }
  const { output, error } = attempt(() => processBundle(watched, toInput(scope, job)))
  if (error === undefined) {
    const { StatusCode, text, Entry = [] } = output
    return { ...job, answer: { StatusCode, text, Entry } }
  }
  // What is wrong with the whole was told when it was submitted.
  const { name, Entry } = findFailedEntry(error, struck?.rule) as FailedEntry
  const answer = { ...toFailure(error as FhirError), Entry }
  const Message = `${name}: ${error.message}`
  return { ...job, answer, properties: { ...job.properties, Message } }
}

export function statusOfTransaction({ answer }: TransactionJob, to: JobStatus): JobStatus {
  return answer !== undefined && answer.StatusCode >= 400 ? 'FAILED' : to
}

function toInput(
  { settings, regionName }: Scope,
  { properties, request }: TransactionJob,
): FhirRequestInput {
  const { DatastoreId } = properties
  // Which host was asked is chance, and makes no difference.
  const base = datastoreEndpoint(settings, regionName, DatastoreId)
  return createFhirInput({ DatastoreId, ...request }, base)
}

// [async-transaction-failed]
function toFailure({
  statusCode: StatusCode,
  message,
  issues,
}: FhirError): Pick<FhirAnswer, 'StatusCode' | 'text'> {
  const [, ...others] = issues
  return { StatusCode, text: writeOutcome([failedTransaction(message), ...others]) }
}

export function failedTransaction(reason: string): Issue {
  return {
    severity: 'error',
    code: 'exception',
    diagnostics: `Transaction failed: ${reason}`,
  }
}
