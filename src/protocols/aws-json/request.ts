import type { Invocation } from '../../service/open-calls.ts'

const decoder = new TextDecoder()

/** The parts of an HTTP request that AWS JSON 1.0 looks at. */
export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/**
 * Names the operation that a request is for.
 *
 * @param request The request
 * @returns The operation's name; '' if the request names none
 */
export function targetOf(request: WireRequest): string {
  return /^HealthLake\.(\w+)$/.exec(headerOf(request, 'x-amz-target') ?? '')?.[1] ?? ''
}

/**
 * Names the region that a request is signed for.
 *
 * @param request The request
 * @returns The region; undefined if the request is not signed
 */
export function signedRegionOf(request: WireRequest): string | undefined {
  const authorization = headerOf(request, 'authorization') ?? ''
  return /Credential=[^/,]+\/\d{8}\/([a-zA-Z0-9-]+)\/healthlake\/aws4_request/.exec(
    authorization,
  )?.[1]
}

/**
 * Reads what the SDK tells of the call that a request is an attempt of.
 *
 * @param request The request
 * @returns The call's id, and whether it is the first attempt; undefined if there is no id
 */
export function invocationOf(request: WireRequest): Invocation | undefined {
  const id = headerOf(request, 'amz-sdk-invocation-id')
  if (id === undefined) return undefined
  const isFirst = /\battempt=1\b/.test(headerOf(request, 'amz-sdk-request') ?? '')
  return { id, isFirst }
}

/**
 * Reads a request's body.
 *
 * @param request The request
 * @returns The JSON value
 * @throws SyntaxError if it is not JSON
 */
export function bodyOf({ body }: WireRequest): unknown {
  return JSON.parse(typeof body === 'string' ? body : decoder.decode(body as Uint8Array))
}

/**
 * Gives a header, however its name is written.
 *
 * @param request The request
 * @param wanted Its name in lower case
 * @returns Its value
 */
export function headerOf({ headers }: WireRequest, wanted: string): string | undefined {
  if (Object.hasOwn(headers, wanted)) return headers[wanted]
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? undefined : headers[name]
}
