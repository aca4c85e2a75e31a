import type { Limit, Patience, SendOptions } from '../delivery.ts'

// What AWS's handlers keep of their options.
interface HandlerOptions {
  readonly requestTimeout?: unknown
  readonly throwOnRequestTimeout?: unknown
  readonly socketTimeout?: unknown
}

// How long a client with that handler waits.
export function toPatience(
  { abortSignal, requestTimeout }: SendOptions,
  handler: object | undefined,
): Patience {
  return { abortSignal, limits: () => readLimits(handler, requestTimeout) }
}

// After what time a client with that handler rejects. AWS's handler for Node only logs a warning once requestTimeout is
// over, unless throwOnRequestTimeout is set. Its older versions, which do not know that option, reject, and do not look at
// what is given to a send. Those for fetch and HTTP/2 reject. Of a handler that is not AWS's nothing is known.
async function readLimits(
  handler: object | undefined,
  requestTimeoutOfSend: number | undefined,
): Promise<readonly Limit[]> {
  const options = await optionsOf(handler)
  if (options === undefined) return []
  const isRecent = 'throwOnRequestTimeout' in options
  const isOld = 'httpsAgent' in options && !isRecent
  const { throwOnRequestTimeout = !isRecent, socketTimeout } = options
  const ofSend = isOld ? undefined : requestTimeoutOfSend
  const requestTimeout = Boolean(throwOnRequestTimeout) && (ofSend ?? options.requestTimeout)
  return [...toLimit('requestTimeout', requestTimeout), ...toLimit('socketTimeout', socketTimeout)]
}

// AWS's handlers read theirs once, which may take a moment.
export async function optionsOf(handler: object | undefined): Promise<HandlerOptions | undefined> {
  if (handler === undefined || !('configProvider' in handler)) return undefined
  const options: unknown = await handler.configProvider
  return typeof options === 'object' && options !== null ? options : undefined
}

function toLimit(option: Limit['option'], span: unknown): readonly Limit[] {
  return typeof span === 'number' && span > 0 ? [{ option, span }] : []
}
