import { attempt, type ServiceError } from '../../kernel/errors.ts'
import { datastoreEndpoint } from '../../model/addresses.ts'
import type { JobStatus, TransactionJob } from '../../state/jobs.ts'
import { processBundle } from '../bundles/process.ts'
import type { Scope, Strike } from '../context/context.ts'
import type { FhirError } from '../fhir/fhir-error.ts'
import { writeOutcome, type Issue } from '../fhir/outcome.ts'
import type { EntryResult, FhirAnswer } from '../interactions/answer.ts'
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
  const { index, reason } = placeOf(error)
  const Entry = [...nothing(index), resultOf(error, struck?.rule)]
  const answer = { ...toFailure(error as FhirError), Entry }
  return { ...job, answer, properties: { ...job.properties, Message: reason } }
}

function nothing(count: number): readonly null[] {
  return Array.from({ length: count }, () => null)
}

// The entry that a transaction failed by: what is wrong with the whole was told when it was submitted.
function placeOf(error: ServiceError): { readonly index: number; readonly reason: string } {
  const [place] = (error as FhirError).issues[0].expression as readonly [string]
  const [entry, index] = /^Bundle\.entry\[(\d+)\]/.exec(place) as RegExpExecArray
  return { index: Number(index), reason: `${entry}: ${error.message}` }
}

function resultOf(error: ServiceError, rule: number | undefined): EntryResult {
  const { statusCode: StatusCode, name, message } = error
  const Error = error.rule === undefined ? { name, message } : { name, message, rule: error.rule }
  return { StatusCode, Error, ...(rule === undefined ? {} : { Fault: rule }) }
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
