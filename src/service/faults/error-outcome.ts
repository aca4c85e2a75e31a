import type { OutcomeOf } from '../../state/fault-rules.ts'

// What errors of the SDK and of this package have besides.
interface GivenError {
  readonly name: string
  readonly message: string
  readonly $metadata?: { readonly httpStatusCode?: number | undefined } | undefined
  readonly statusCode?: number | undefined
  readonly retryAfterSeconds?: number | undefined
}

// An error as it was caught or made, of whichever realm; undefined if it is none.
export function toErrorOutcome(given: unknown): OutcomeOf<'error'> | undefined {
  if (Object.prototype.toString.call(given) !== '[object Error]') return undefined
  const { name, message, $metadata, statusCode, retryAfterSeconds } = given as GivenError
  const status = $metadata?.httpStatusCode ?? statusCode
  const outcome = {
    kind: 'error',
    name,
    ...(message === '' ? {} : { message }),
    ...(status === undefined ? {} : { statusCode: status }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  }
  // Whether the name is one is seen when it is read.
  return outcome as OutcomeOf<'error'>
}
