import { dispatch } from '../../service/dispatch.ts'
import type { Delivery } from '../../service/injection/delivery.ts'
import { ServiceError } from '../../kernel/errors.ts'
import type { Door } from '../../state/calls.ts'
import { nextRequest } from '../../service/history/record.ts'
import { noteUnknownMembers } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { findSignatureFlaw } from './signature.ts'
import { writeAnswer, writeError, type WireResponse, type Wording } from './answer.ts'
import {
  createPage,
  describeTarget,
  refuseOtherService,
  refusePath,
  unknownOperationError,
} from './not-simulated.ts'
import {
  readBody,
  readHeader,
  readRequest,
  readTarget,
  serializationError,
  textBefore,
  type WireRequest,
} from './request.ts'
import { isSimulated } from '../../model/healthlake/operations.ts'
import { serviceError } from '../../features/context/context.ts'

interface AwsJsonRequest extends WireRequest {
  readonly method: string
  // The path, without a query.
  readonly path: string
  readonly body: string | Uint8Array
  readonly wording?: Wording | undefined
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
  if (request.path !== '/') return { response: refusePath(service, request) }
  const type = typeOf(request)
  if (!isAwsJson(request, type)) return { response: refuseForm(service, request) }
  const { response, delivery } = answerOperation(service, request, door)
  // [response-type]
  if (type === 'application/json') response.headers['content-type'] = 'application/json'
  return { response, delivery }
}

// In the order in which the service looks at it all [request-order].
function answerOperation(service: Service, request: AwsJsonRequest, door: Door): AwsJsonAnswer {
  const operation = readTarget(request)
  const body = readBody(request)
  const isBroken = body.flaw === 'broken'
  if (!isSimulated(operation)) {
    if (isBroken) return refuse(service, serializationError(service))
    const message = describeTarget(service, readHeader(request, 'x-amz-target'))
    return refuse(service, unknownOperationError(service, message))
  }
  const flaw = isBroken ? undefined : findSignatureFlaw(request)
  if (flaw !== undefined) {
    return refuse(service, serviceError(service, flaw.rule, flaw.name, flaw.message))
  }
  noteUnknownMembers(service, operation, body.value)
  const answer = dispatch(service, readRequest(service, operation, request, door, body))
  return {
    response: writeAnswer(service, operation, answer, request.wording),
    delivery: answer.delivery,
  }
}

export function answerError(
  service: Service,
  name:
    | 'AccessDeniedException'
    | 'InternalFailure'
    | 'MalformedHttpRequestException'
    | 'RequestEntityTooLargeException',
  statusCode: number,
  message: string,
): WireResponse {
  const fault = statusCode < 500 ? 'client' : 'server'
  const error = new ServiceError(name, message, { statusCode, fault })
  return writeError(service, error, nextRequest(service))
}

// [request-form]
function isAwsJson({ method, body }: AwsJsonRequest, type: string): boolean {
  return method === 'POST' && (body.length === 0 || types.includes(type))
}

const types = ['application/json', 'application/x-amz-json-1.0']

function typeOf(request: AwsJsonRequest): string {
  return textBefore(';', readHeader(request, 'content-type') ?? '')
    .trim()
    .toLowerCase()
}

function refuseForm(service: Service, request: AwsJsonRequest): WireResponse {
  return (
    refuseOtherService(service, request) ?? createPage(service, '<UnknownOperationException/>\n')
  )
}

function refuse(service: Service, error: ServiceError): AwsJsonAnswer {
  return { response: writeError(service, error, nextRequest(service)) }
}
