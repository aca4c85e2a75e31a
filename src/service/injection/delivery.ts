import { usualMessage } from '../../features/context/usual-message.ts'
import { errorSpecs } from '../../model/error-names.ts'
import type { ErrorSpec } from '../../model/healthlake/errors.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Settings } from '../../state/settings.ts'
import type { AnyOutcome, OutcomeOf } from '../../state/fault-rules.ts'

// What a caller meets where a fault befalls the answer on its way.
export interface Delivery {
  // Milliseconds until the answer is there; Infinity: it never is.
  readonly delay: number
  // What a client reads of it.
  readonly output?: object | undefined
  readonly error?: (Error & { readonly code?: string; readonly rule?: string }) | undefined
  // Nothing arrives that could be read: the error is the transport's.
  readonly isLost?: true
  // What stands in place of its text.
  readonly corruption?: OutcomeOf<'corrupt'>['body']
}

export function injectedError(settings: Settings, outcome: OutcomeOf<'error'>): ServiceError {
  const { name, retryAfterSeconds } = outcome
  const known = Object.hasOwn(errorSpecs, name) ? errorSpecs[name] : undefined
  // One that is not known brings its status.
  const { statusCode = (known as ErrorSpec)[settings.assumptions.httpStatus] } = outcome
  const fault = known?.fault ?? (statusCode >= 500 ? 'server' : 'client')
  const message = outcome.message ?? usualMessage(name)
  return new ServiceError(name, message, { statusCode, fault, retryAfterSeconds })
}

// Decided once for all ways in, each of which gives it its own form.
export function toDelivery(
  outcome: AnyOutcome,
  output: object | undefined,
  error: ServiceError | undefined,
): Delivery | undefined {
  switch (outcome.kind) {
    case 'latency':
      return { delay: outcome.duration as number, output, error }
    case 'hang':
      return { delay: Infinity, error: hangError(), isLost: true }
    case 'connection':
      return { delay: 0, error: connectionError(outcome.code), isLost: true }
    case 'corrupt':
      return { delay: 0, error: corruptionError(outcome, error), corruption: outcome.body }
    case 'error':
    case 'transition':
    case 'event':
      return undefined
  }
}

function hangError(): Error {
  return Object.assign(new Error('The request was never answered.'), { name: 'hang' })
}

function connectionError(code: string): Error {
  return Object.assign(new Error(`The connection failed: ${code}.`), { code })
}

// An empty body is an output without members; of an error it leaves the status.
function corruptionError(
  { body }: OutcomeOf<'corrupt'>,
  error: ServiceError | undefined,
): Error | undefined {
  if (body !== 'empty') return new SyntaxError('The response is not JSON.')
  if (error === undefined) return undefined
  const { statusCode, fault, retryAfterSeconds } = error
  return new ServiceError('Unknown', 'UnknownError', { statusCode, fault, retryAfterSeconds })
}

export function corruptText(text: string, how: Delivery['corruption']): string {
  switch (how) {
    case 'empty':
      return ''
    case 'truncated':
      return text.slice(0, Math.floor(text.length / 2))
    case 'not-json':
      return '<html><body>Bad Gateway</body></html>'
    case undefined:
      return text
  }
}
