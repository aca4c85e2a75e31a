import { knownErrors } from '../../model/healthlake/errors.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Settings } from '../options.ts'
import type { Call } from '../../state/calls.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'

interface Result {
  readonly output?: object | undefined
  readonly error?: Error | undefined
}

// What a caller meets where a fault befalls the answer. Output and error are what a client reads.
export interface Delivery extends Result {
  // Milliseconds until the answer is there; Infinity: it never is.
  readonly delay: number
  // Why there is no answer: the connection failed.
  readonly failure?: Error
  // What stands in place of the answer's text.
  readonly corruption?: OutcomeOf<'corrupt'>['body']
}

export function injectedError(settings: Settings, outcome: OutcomeOf<'error'>): ServiceError {
  const { name, retryAfterSeconds } = outcome
  const spec = Object.hasOwn(knownErrors, name) ? knownErrors[name] : undefined
  const statusCode = outcome.statusCode ?? spec?.[settings.assumptions.httpStatus] ?? 400
  const fault = spec?.fault ?? (statusCode >= 500 ? 'server' : 'client')
  const message =
    outcome.message ??
    (name === 'ThrottlingException' ? 'Rate exceeded' : `${name}, by a fault rule`)
  return new ServiceError(name, message, { statusCode, fault, retryAfterSeconds })
}

// Decided here for all ways in: each gives it its own form.
export function toDelivery(
  outcome: FaultOutcome | undefined,
  output: object | undefined,
  error: ServiceError | undefined,
): Delivery | undefined {
  switch (outcome?.kind) {
    case 'latency':
      return { delay: outcome.duration as number, output, error }
    case 'hang':
      return { delay: Infinity }
    case 'connection':
      return { delay: 0, failure: connectionError(outcome.code) }
    case 'corrupt':
      return { delay: 0, corruption: outcome.body, error: corruptionError(outcome, error) }
    case 'error':
    case 'transition':
    case undefined:
      return undefined
  }
}

function connectionError(code: string): Error {
  return Object.assign(new Error(`The connection failed: ${code}.`), { code })
}

// An empty body is an output without members; of an error it leaves the status.
function corruptionError(
  { body }: OutcomeOf<'corrupt'>,
  error: ServiceError | undefined,
): Error | undefined {
  if (body !== 'empty') return new SyntaxError('The answer is not JSON.')
  if (error === undefined) return undefined
  const { statusCode, fault, retryAfterSeconds } = error
  return new ServiceError('Unknown', 'UnknownError', { statusCode, fault, retryAfterSeconds })
}

export function toCallError(
  delivery: Delivery | undefined,
  refusal: ServiceError | undefined,
): Call['error'] {
  if (delivery?.delay === Infinity) {
    return { name: 'hang', message: 'The request was never answered.' }
  }
  const error = delivery === undefined ? refusal : (delivery.failure ?? delivery.error)
  if (error === undefined) return undefined
  const { name, message, code = name, rule } = error as Error & { code?: string; rule?: string }
  return rule === undefined ? { name: code, message } : { name: code, message, rule }
}
