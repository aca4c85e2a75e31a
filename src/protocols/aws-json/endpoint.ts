import { dispatch } from '../../service/dispatch.ts'
import type { Delivery } from '../../service/injection/delivery.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Door } from '../../state/calls.ts'
import { nextRequest, toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import { findSignatureFlaw } from './signature.ts'
import { writeAnswer, writeError, type WireResponse } from './answer.ts'
import { readHeader, readRequest, readTarget, type WireRequest } from './request.ts'
import { isSimulated } from '../../model/healthlake/operations.ts'
import { serviceError } from '../../features/context/context.ts'

interface AwsJsonRequest extends WireRequest {
  readonly method: string
  // The path, without a query.
  readonly path: string
}

interface AwsJsonAnswer {
  readonly response: WireResponse
  readonly delivery?: Delivery | undefined
}

export function answerAwsJson(
  service: Service,
  request: AwsJsonRequest,
  door: Door,
): AwsJsonAnswer {
  if (!isAwsJson(request)) return { response: createUnknownPage(service) }
  const operation = readTarget(request)
  if (!isSimulated(operation)) {
    return refuse(service, unknownOperationError(service))
  }
  const flaw = findSignatureFlaw(request)
  if (flaw !== undefined) {
    return refuse(service, serviceError(service, flaw.rule, flaw.name, flaw.message))
  }
  const answer = dispatch(service, readRequest(service, operation, request, door))
  return { response: writeAnswer(service, operation, answer), delivery: answer.delivery }
}

export function answerError(
  service: Service,
  name: 'InternalFailure' | 'MalformedHttpRequestException' | 'RequestEntityTooLargeException',
  statusCode: number,
  message: string,
): WireResponse {
  const fault = statusCode < 500 ? 'client' : 'server'
  const error = new ServiceError(name, message, { statusCode, fault })
  return writeError(service, error, nextRequest(service))
}

// [request-form]
function isAwsJson(request: AwsJsonRequest): boolean {
  const type = readHeader(request, 'content-type') ?? ''
  return (
    request.method === 'POST' &&
    request.path === '/' &&
    /^application\/x-amz-json-1\.0\s*(;|$)/i.test(type)
  )
}

// The page of common errors, which the model's statuses go with, says 404 [unknown-operation].
function unknownOperationError(service: Service): ServiceError {
  const rule = 'unknown-operation'
  const name = 'UnknownOperationException'
  if (service.settings.assumptions.httpStatus === 'modelled') {
    return serviceError(service, rule, name, '')
  }
  return new ServiceError(name, '', { statusCode: 400, fault: 'client', rule })
}

function createUnknownPage(service: Service): WireResponse {
  return {
    statusCode: 404,
    headers: {
      'content-type': 'application/xml',
      'x-amzn-requestid': toRequestId(service, nextRequest(service)),
    },
    text: '<UnknownOperationException/>\n',
  }
}

function refuse(service: Service, error: ServiceError): AwsJsonAnswer {
  return { response: writeError(service, error, nextRequest(service)) }
}
