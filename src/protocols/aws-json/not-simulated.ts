import { ServiceError } from '../../kernel/errors.ts'
import { didYouMean, shortened } from '../../kernel/suggest.ts'
import { serviceError } from '../../features/context/context.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { nextRequest, toRequestId } from '../../service/history/record.ts'
import { notice } from '../../service/misuse.ts'
import type { Service } from '../../service/service.ts'
import { readSignature } from '../signature.ts'
import { writeError, type WireResponse } from './answer.ts'
import { readHeader, type WireRequest } from './request.ts'

interface Asked extends WireRequest {
  readonly method: string
  readonly path: string
  readonly body: string | Uint8Array
}

// The service has nothing there, and nothing says so but this fake [http-not-simulated]. Clients of AWS JSON can read
// the one form, those of S3 and people the other.
export function refusePath(service: Service, request: Asked): WireResponse {
  const asked = `${request.method} ${shortened(request.path)}`
  const message =
    describeOtherService(request) ??
    `${asked} is not simulated by fake-healthlake${describePlaces(request.path)}`
  notice(service, message)
  if (readHeader(request, 'x-amz-target') !== undefined) {
    const error = createError(message, 404)
    return writeError(service, error, nextRequest(service))
  }
  return createPage(service, `<Error>${errorMembers(message)}</Error>\n`)
}

function describePlaces(path: string): string {
  const [, endpoint, rest] = /^(\/datastore\/[^/]+\/r4)([^/]+.*)$/.exec(path) ?? []
  if (endpoint !== undefined) {
    return `: a slash is missing after r4, as in ${shortened(`${endpoint}/${rest}`)}`
  }
  return ". HealthLake's operations are at /, so give the client an endpoint without a path; the FHIR endpoints are at /datastore/<id>/r4/."
}

// Another service of AWS that does not speak JSON, as STS does not, asked here by its own client [http-not-simulated].
export function refuseOtherService(service: Service, request: Asked): WireResponse | undefined {
  const message = describeOtherService(request)
  if (message === undefined) return undefined
  notice(service, message)
  const error = `<Error><Type>Sender</Type>${errorMembers(message)}</Error>`
  return createPage(service, `<ErrorResponse>${error}</ErrorResponse>\n`)
}

// By whom the request is signed for.
function describeOtherService(request: Asked): string | undefined {
  const signature = readSignature(readHeader(request, 'authorization'), request.query)
  const name = signature?.credential.split('/')[3] ?? ''
  if (name === '' || name === 'healthlake') return undefined
  const form = typeof request.body === 'string' ? request.body : decoder.decode(request.body)
  const [, action] = /(?:^|&)Action=(\w+)/.exec(`${request.query ?? ''}&${form}`) ?? []
  const asked = shortened(`${name}: ${action ?? `${request.method} ${request.path}`}`)
  return `${asked} is not simulated by fake-healthlake. Set AWS_ENDPOINT_URL_HEALTHLAKE in place of AWS_ENDPOINT_URL, so that only HealthLake is asked here.`
}

const decoder = new TextDecoder()

export function createPage(service: Service, text: string): WireResponse {
  return {
    statusCode: 404,
    headers: {
      'content-type': 'application/xml',
      'x-amzn-requestid': toRequestId(service, nextRequest(service)),
    },
    text,
  }
}

function errorMembers(message: string): string {
  return `<Code>UnknownOperationException</Code><Message>${escaped(message)}</Message>`
}

// Empty where the target has not the form of one: that is for the service alone to refuse [unknown-operation].
export function describeTarget(service: Service, target = ''): string {
  const [, operation] = /^\w+\.(\w+)$/.exec(target) ?? []
  if (operation === undefined) return ''
  const guess = didYouMean(shortened(operation), Object.keys(operations))
  const message = `${shortened(target)} is not simulated by fake-healthlake.${guess}`
  notice(service, message)
  return message
}

// The page of common errors, which the model's statuses go with, says 404 [unknown-operation].
export function unknownOperationError(service: Service, message: string): ServiceError {
  if (service.settings.assumptions.httpStatus === 'modelled') {
    return serviceError(service, 'unknown-operation', 'UnknownOperationException', message)
  }
  return createError(message, 400)
}

function createError(message: string, statusCode: number): ServiceError {
  const rule = 'unknown-operation'
  return new ServiceError('UnknownOperationException', message, {
    statusCode,
    fault: 'client',
    rule,
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
