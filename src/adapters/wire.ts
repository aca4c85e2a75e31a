import type { Answer } from '../core/dispatch.ts'
import type { ServiceError } from '../core/errors.ts'
import type { OutcomeOf } from '../core/faults/rule.ts'
import { requestIdOf } from '../core/record.ts'
import type { Service } from '../core/service.ts'
import { operations } from '../spec/operations.ts'
import type { OperationName } from '../spec/infer.ts'
import { modelledErrors } from '../spec/errors.ts'
import { write } from '../spec/write.ts'

/** The parts of an HTTP request that AWS JSON 1.0 looks at. */
export interface WireRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An answer in AWS JSON 1.0. It has no Date: the SDK would set its clock by it. */
export interface WireResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

/**
 * Names the operation that a request is for.
 *
 * @param request The request
 * @returns The operation's name; '' if the request names none
 */
export function targetOf(request: WireRequest): string {
  return headerOf(request, 'x-amz-target')?.replace(/^HealthLake\./, '') ?? ''
}

/**
 * Names the region that a request is signed for.
 *
 * @param request The request
 * @returns The region; undefined if the request is not signed
 */
export function signedRegionOf(request: WireRequest): string | undefined {
  const authorization = headerOf(request, 'authorization') ?? ''
  return /Credential=[^/,]+\/\d{8}\/([^/,]+)\/healthlake\/aws4_request/.exec(authorization)?.[1]
}

/**
 * Gives the SDK's id of the call that a request is an attempt of.
 *
 * @param request The request
 * @returns The id
 */
export function invocationOf(request: WireRequest): string | undefined {
  return headerOf(request, 'amz-sdk-invocation-id')
}

/**
 * Reads a request's body.
 *
 * @param request The request
 * @returns The JSON value
 */
export function bodyOf({ body }: WireRequest): unknown {
  return JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array))
}

/**
 * Writes an answer.
 *
 * @param service The service
 * @param operation The operation
 * @param answer The answer
 * @returns The HTTP response
 */
export function toWire(service: Service, operation: OperationName, answer: Answer): WireResponse {
  const { error, output = {}, delivery } = answer
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': requestIdOf(service, answer.request),
  }
  const statusCode = error?.statusCode ?? 200
  const body =
    error === undefined ? write(operations[operation].output, output, 'wire') : errorBody(error)
  const corruption = delivery?.kind === 'corrupt' ? delivery.body : undefined
  return {
    statusCode,
    headers:
      error?.retryAfterSeconds === undefined
        ? headers
        : { ...headers, 'retry-after': String(error.retryAfterSeconds) },
    body: new TextEncoder().encode(corrupted(JSON.stringify(body), corruption)),
  }
}

function errorBody({ name, message }: ServiceError): object {
  const namespace = Object.hasOwn(modelledErrors, name)
    ? 'com.amazonaws.healthlake'
    : 'com.amazon.coral.service'
  return { __type: `${namespace}#${name}`, Message: message }
}

function corrupted(text: string, how: OutcomeOf<'corrupt'>['body'] | undefined): string {
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

function headerOf({ headers }: WireRequest, wanted: string): string | undefined {
  const name = Object.keys(headers).find((header) => header.toLowerCase() === wanted)
  return name === undefined ? undefined : headers[name]
}
