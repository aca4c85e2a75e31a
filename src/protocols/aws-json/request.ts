import type { Invocation } from '../../service/open-calls.ts'

const decoder = new TextDecoder()

export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

export function targetOf(request: WireRequest): string {
  return /^HealthLake\.(\w+)$/.exec(headerOf(request, 'x-amz-target') ?? '')?.[1] ?? ''
}

export function signedRegionOf(request: WireRequest): string | undefined {
  const authorization = headerOf(request, 'authorization') ?? ''
  return /Credential=[^/,]+\/\d{8}\/([a-zA-Z0-9-]+)\/healthlake\/aws4_request/.exec(
    authorization,
  )?.[1]
}

export function invocationOf(request: WireRequest): Invocation | undefined {
  const id = headerOf(request, 'amz-sdk-invocation-id')
  if (id === undefined) return undefined
  const isFirst = /\battempt=1\b/.test(headerOf(request, 'amz-sdk-request') ?? '')
  return { id, isFirst }
}

export function bodyOf({ body }: WireRequest): unknown {
  return JSON.parse(typeof body === 'string' ? body : decoder.decode(body as Uint8Array))
}

export function headerOf({ headers }: WireRequest, wanted: string): string | undefined {
  if (Object.hasOwn(headers, wanted)) return headers[wanted]
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? undefined : headers[name]
}
