import { dispatch, type Answer } from '../../service/dispatch.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Door } from '../../state/calls.ts'
import { nextRequest, toRequestId } from '../../service/history/record.ts'
import { type Service } from '../../service/service.ts'
import { flawOfSignature } from './signature.ts'
import { answerToWire, errorToWire, type WireResponse } from './answer.ts'
import { inputOf } from './wire-input.ts'
import { headerOf, invocationOf, signedRegionOf, targetOf, type WireRequest } from './request.ts'
import { isSimulated } from '../../model/healthlake/operations.ts'
import { serviceError } from '../../features/context/context.ts'

export interface HttpRequest extends WireRequest {
  readonly method: string
  // The path, without a query.
  readonly path: string
}

export interface HttpAnswer {
  readonly response: WireResponse
  readonly answer?: Answer
}

export function answerHttp(service: Service, request: HttpRequest, door: Door): HttpAnswer {
  if (!isAwsJson(request)) return { response: unknownPage(service) }
  const operation = targetOf(request)
  if (!isSimulated(operation)) {
    return refused(service, unknownOperation(service))
  }
  const flaw = flawOfSignature(request)
  if (flaw !== undefined) {
    return refused(service, serviceError(service, flaw.rule, flaw.name, flaw.message))
  }
  const answer = dispatch(service, {
    operation,
    ...inputOf(service, request),
    form: 'wire',
    region: signedRegionOf(request) ?? hostRegionOf(request) ?? service.settings.region,
    door,
    invocation: invocationOf(request),
  })
  return { response: answerToWire(service, operation, answer), answer }
}

export function answerError(
  service: Service,
  name: 'InternalFailure' | 'MalformedHttpRequestException' | 'RequestEntityTooLargeException',
  statusCode: number,
  message: string,
): WireResponse {
  const fault = statusCode < 500 ? 'client' : 'server'
  const error = new ServiceError(name, message, { statusCode, fault })
  return errorToWire(service, error, nextRequest(service))
}

// [request-form]
function isAwsJson(request: HttpRequest): boolean {
  const type = headerOf(request, 'content-type') ?? ''
  return (
    request.method === 'POST' &&
    request.path === '/' &&
    /^application\/x-amz-json-1\.0\s*(;|$)/i.test(type)
  )
}

// The page of common errors, which the model's statuses go with, says 404 [unknown-operation].
function unknownOperation(service: Service): ServiceError {
  const rule = 'unknown-operation'
  const name = 'UnknownOperationException'
  if (service.settings.assumptions.httpStatus === 'modelled') {
    return serviceError(service, rule, name, '')
  }
  return new ServiceError(name, '', { statusCode: 400, fault: 'client', rule })
}

function unknownPage(service: Service): WireResponse {
  return {
    statusCode: 404,
    headers: {
      'content-type': 'application/xml',
      'x-amzn-requestid': toRequestId(service, nextRequest(service)),
    },
    text: '<UnknownOperationException/>\n',
  }
}

function refused(service: Service, error: ServiceError): HttpAnswer {
  return { response: errorToWire(service, error, nextRequest(service)) }
}

function hostRegionOf(request: HttpRequest): string | undefined {
  const host = (headerOf(request, 'host') ?? '').toLowerCase()
  return /^healthlake(?:-fips)?\.([a-z0-9-]+)\./.exec(host)?.[1]
}
