import { regionOfHost } from '../../model/addresses.ts'
import type { ServiceError } from '../../kernel/errors.ts'
import type { Request } from '../../service/dispatch.ts'
import type { Invocation } from '../../service/open-calls.ts'
import { serviceError } from '../../features/context/context.ts'
import type { Service } from '../../service/service.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import type { Door } from '../../state/calls.ts'
import { readSignedRegion } from '../signature.ts'

const decoder = new TextDecoder()

export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
  // What follows the question mark.
  readonly query?: string
}

export type WireBody =
  | { readonly value: unknown; readonly flaw?: undefined }
  | { readonly value?: undefined; readonly flaw: 'empty' | 'broken' }

export function readTarget(request: WireRequest): string {
  return /^HealthLake\.(\w+)$/.exec(readHeader(request, 'x-amz-target') ?? '')?.[1] ?? ''
}

export function readBody({ body }: WireRequest): WireBody {
  const text = typeof body === 'string' ? body : decoder.decode(body as Uint8Array)
  if (text === '') return { flaw: 'empty' }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { flaw: 'broken' }
  }
}

export function readRequest(
  service: Service,
  operation: OperationName,
  request: WireRequest,
  door: Door,
  { flaw, value = {} }: WireBody = readBody(request),
): Request {
  const error = flaw === undefined ? undefined : serializationError(service)
  return {
    operation,
    input: value,
    ...(error === undefined ? {} : { refused: () => error }),
    form: 'wire',
    region: findRegion(request) ?? service.settings.region,
    door,
    invocation: readInvocation(request),
  }
}

// [body-not-json]
export function serializationError(service: Service): ServiceError {
  return serviceError(service, 'body-not-json', 'SerializationException', '')
}

// That of the signature, or of the host.
export function findRegion(request: WireRequest): string | undefined {
  const signed = readSignedRegion(readHeader(request, 'authorization'), request.query)
  return signed ?? readHostRegion(request)
}

export function readHeader({ headers }: WireRequest, wanted: string): string | undefined {
  if (Object.hasOwn(headers, wanted)) return headers[wanted]
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? undefined : headers[name]
}

// All of it where the mark is not in it.
export function textBefore(mark: string, text: string): string {
  const end = text.indexOf(mark)
  return end < 0 ? text : text.slice(0, end)
}

// Undefined where the host is not one of AWS's.
export function readHostRegion(request: WireRequest): string | undefined {
  return regionOfHost(textBefore(':', readHeader(request, 'host') ?? ''))
}

function readInvocation(request: WireRequest): Invocation | undefined {
  const id = readHeader(request, 'amz-sdk-invocation-id')
  if (id === undefined) return undefined
  const isFirst = /\battempt=1\b/.test(readHeader(request, 'amz-sdk-request') ?? '')
  return { id, isFirst }
}
