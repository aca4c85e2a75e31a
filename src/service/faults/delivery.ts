import { knownErrors } from '../../model/healthlake/errors.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Settings } from '../options.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'

/** What becomes of an answer on its way; every door shows it in its own form. */
export type Delivery = OutcomeOf<'latency' | 'hang' | 'connection' | 'corrupt'>

/**
 * Makes the error of the service that a rule asks for.
 *
 * @param settings The fake's settings
 * @param outcome The rule's outcome
 * @returns The error
 */
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

/**
 * Tells what becomes of an answer on its way, if a rule struck that.
 *
 * @param outcome The rule's outcome
 * @returns The delivery; undefined if the answer arrives as it is
 */
export function toDelivery(outcome: FaultOutcome | undefined): Delivery | undefined {
  switch (outcome?.kind) {
    case 'latency':
    case 'hang':
    case 'connection':
    case 'corrupt':
      return outcome
    case 'error':
    case 'transition':
    case undefined:
      return undefined
  }
}

/**
 * Tells what is left of a refusal on its way: of an empty answer, the SDK makes an error that has its status and no name.
 *
 * @param delivery What becomes of the answer
 * @param error What the service says
 * @returns What a client can still read of it
 */
export function refusalOnItsWay(
  delivery: Delivery | undefined,
  error: ServiceError | undefined,
): ServiceError | undefined {
  if (error === undefined || delivery?.kind !== 'corrupt' || delivery.body !== 'empty') return error
  const { statusCode, fault, retryAfterSeconds } = error
  return new ServiceError('Unknown', 'UnknownError', { statusCode, fault, retryAfterSeconds })
}

/**
 * Tells as what a caller sees an answer that does not arrive.
 *
 * @param delivery What becomes of the answer
 * @returns Name and message; undefined if it arrives
 */
export function lossOf(
  delivery: Delivery | undefined,
): { readonly name: string; readonly message: string } | undefined {
  switch (delivery?.kind) {
    case 'connection':
      return { name: delivery.code, message: `The connection failed: ${delivery.code}.` }
    case 'corrupt':
      return delivery.body === 'empty'
        ? undefined
        : { name: 'SyntaxError', message: 'The answer is not JSON.' }
    case 'hang':
      return { name: 'hang', message: 'The request was never answered.' }
    case 'latency':
    case undefined:
      return undefined
  }
}
