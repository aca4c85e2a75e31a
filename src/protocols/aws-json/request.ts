import { regionOfHost } from '../../model/addresses.ts'
import type { Request } from '../../service/dispatch.ts'
import type { Invocation } from '../../service/open-calls.ts'
import { serviceError } from '../../features/context/context.ts'
import type { Service } from '../../service/service.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import type { Door } from '../../state/calls.ts'

const decoder = new TextDecoder()

export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

export function readTarget(request: WireRequest): string {
  return /^HealthLake\.(\w+)$/.exec(readHeader(request, 'x-amz-target') ?? '')?.[1] ?? ''
}

export function readRequest(
  service: Service,
  operation: OperationName,
  request: WireRequest,
  door: Door,
): Request {
  return {
    operation,
    ...readInput(service, request),
    form: 'wire',
    region: readSignedRegion(request) ?? readHostRegion(request) ?? service.settings.region,
    door,
    invocation: readInvocation(request),
  }
}

export function readSignedRegion(request: WireRequest): string | undefined {
  const authorization = readHeader(request, 'authorization') ?? ''
  return /Credential=[^/,]+\/\d{8}\/([a-zA-Z0-9-]+)\/healthlake\/aws4_request/.exec(
    authorization,
  )?.[1]
}

export function readHeader({ headers }: WireRequest, wanted: string): string | undefined {
  if (Object.hasOwn(headers, wanted)) return headers[wanted]
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? undefined : headers[name]
}

// [body-not-json]
function readInput(service: Service, { body }: WireRequest): Pick<Request, 'input' | 'refused'> {
  try {
    const text = typeof body === 'string' ? body : decoder.decode(body as Uint8Array)
    return { input: JSON.parse(text) }
  } catch {
    const message = 'The body is not JSON.'
    const error = serviceError(service, 'body-not-json', 'SerializationException', message)
    return { input: {}, refused: () => error }
  }
}

function readHostRegion(request: WireRequest): string | undefined {
  const [host = ''] = (readHeader(request, 'host') ?? '').split(':')
  return regionOfHost(host)
}

function readInvocation(request: WireRequest): Invocation | undefined {
  const id = readHeader(request, 'amz-sdk-invocation-id')
  if (id === undefined) return undefined
  const isFirst = /\battempt=1\b/.test(readHeader(request, 'amz-sdk-request') ?? '')
  return { id, isFirst }
}
