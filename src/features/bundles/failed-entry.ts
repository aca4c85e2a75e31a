import type { ServiceError } from '../../kernel/errors.ts'
import { FhirError } from '../fhir/fhir-error.ts'
import type { EntryResult } from '../interactions/answer.ts'

// What a bundle failed by as a whole, where that is one of its entries: nothing became of the others.
export interface FailedEntry {
  readonly name: string
  readonly Entry: readonly (EntryResult | null)[]
}

export function findFailedEntry(
  error: ServiceError,
  // The fault rule that struck it.
  rule: number | undefined,
): FailedEntry | undefined {
  const [place = ''] = (error instanceof FhirError && error.issues[0].expression) || []
  const [name, index] = /^Bundle\.entry\[(\d+)\]/.exec(place) ?? []
  if (name === undefined) return undefined
  const others = Array.from({ length: Number(index) }, () => null)
  return { name, Entry: [...others, resultOf(error, rule)] }
}

function resultOf(error: ServiceError, rule: number | undefined): EntryResult {
  const { statusCode: StatusCode, name, message } = error
  const Error = error.rule === undefined ? { name, message } : { name, message, rule: error.rule }
  return { StatusCode, Error, ...(rule === undefined ? {} : { Fault: rule }) }
}
