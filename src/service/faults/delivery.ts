import { knownErrors } from '../../model/healthlake/errors.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Settings } from '../../state/settings.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'

export type Delivery = OutcomeOf<'latency' | 'hang' | 'connection' | 'corrupt'>

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

export function refusalOnItsWay(
  delivery: Delivery | undefined,
  error: ServiceError | undefined,
): ServiceError | undefined {
  if (error === undefined || delivery?.kind !== 'corrupt' || delivery.body !== 'empty') return error
  const { statusCode, fault, retryAfterSeconds } = error
  return new ServiceError('Unknown', 'UnknownError', { statusCode, fault, retryAfterSeconds })
}

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
