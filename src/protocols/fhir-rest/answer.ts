import type { ServiceError } from '../../kernel/errors.ts'
import { toOutcome } from '../../features/fhir/error-outcome.ts'
import { writeOutcome } from '../../features/fhir/outcome.ts'
import type { FhirAnswer } from '../../features/interactions/answer.ts'
import { FhirError } from '../../features/fhir/fhir-error.ts'
import type { Answer } from '../../service/dispatch.ts'
import { corruptText } from '../../service/injection/delivery.ts'
import { nextRequest, toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'

export interface FhirResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly text: string
}

export function writeAnswer(service: Service, answer: Answer): FhirResponse {
  const { error, output = nothing, delivery } = answer
  const own =
    error === undefined ? toResponse(output as FhirAnswer) : toErrorResponse(service, error)
  const requestId = { 'x-amzn-requestid': toRequestId(service, answer.request) }
  return {
    statusCode: own.statusCode,
    // Before Node 22, what is added to a spread has a hidden class of its own each time, which is slow.
    headers: Object.assign({}, own.headers, requestId),
    text: corruptText(own.text, delivery?.corruption),
  }
}

// Where there is no request that could be dispatched.
export function answerFhirError(
  service: Service,
  statusCode: number,
  code: string,
  diagnostics: string,
): FhirResponse {
  const requestId = { 'x-amzn-requestid': toRequestId(service, nextRequest(service)) }
  const text = writeOutcome([{ severity: 'error', code, diagnostics }])
  return { statusCode, headers: { ...JSON_TYPE, ...requestId }, text }
}

// Of work that was not done, since a fault rule lets the connection fail before: nobody hears of it.
const nothing: FhirAnswer = { StatusCode: 200, headers: {}, text: '' }

// [fhir-response-type]
const JSON_TYPE = { 'content-type': 'application/fhir+json' }

function toResponse({ StatusCode, headers, text }: FhirAnswer): FhirResponse {
  const type = text === '' ? {} : JSON_TYPE
  return { statusCode: StatusCode, headers: { ...type, ...headers }, text }
}

function toErrorResponse({ settings }: Service, error: ServiceError): FhirResponse {
  const { name, message, retryAfterSeconds } = error
  const retry = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }
  // The front end's own.
  if (name === 'InvalidSignatureException') {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name }
    return { statusCode: error.statusCode, headers, text: JSON.stringify({ message }) }
  }
  const { statusCode, issues } = toOutcome(settings, error)
  const own = error instanceof FhirError ? error.headers : {}
  return { statusCode, headers: { ...JSON_TYPE, ...own, ...retry }, text: writeOutcome(issues) }
}
