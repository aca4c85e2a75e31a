import type { ServiceError } from '../../kernel/errors.ts'
import { writeOutcome } from '../../features/fhir/outcome.ts'
import type { FhirAnswer } from '../../features/interactions/answer.ts'
import { FhirError } from '../../features/fhir/fhir-error.ts'
import { knownErrors } from '../../model/healthlake/errors.ts'
import type { Answer } from '../../service/dispatch.ts'
import { corruptText, usualMessage } from '../../service/faults/delivery.ts'
import { nextRequest, toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import type { Settings } from '../../state/settings.ts'

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
    headers: { ...own.headers, ...requestId },
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
  if (error instanceof FhirError) {
    const headers = { ...JSON_TYPE, ...error.headers, ...retry }
    return { statusCode: error.statusCode, headers, text: writeOutcome(error.issues) }
  }
  // The front end's own.
  if (name === 'InvalidSignatureException') {
    const headers = { 'content-type': 'application/json', 'x-amzn-errortype': name }
    return { statusCode: error.statusCode, headers, text: JSON.stringify({ message }) }
  }
  const { statusCode, code, diagnostics } = describeError(settings, error)
  const text = writeOutcome([{ severity: 'error', code, diagnostics }])
  return { statusCode, headers: { ...JSON_TYPE, ...retry }, text }
}

// What a fault rule says of an error comes before what this plane itself would say.
function describeError({ assumptions }: Settings, { name, message, statusCode }: ServiceError) {
  const known = Object.hasOwn(knownErrors, name) ? knownErrors[name] : undefined
  const isUsual = known?.[assumptions.httpStatus] === statusCode
  const status = known !== undefined && isUsual ? known.modelled : statusCode
  const isOwn = message !== usualMessage(name)
  const diagnostics = isOwn ? message : (texts[status] ?? message)
  return { statusCode: status, code: codes[status] ?? 'exception', diagnostics }
}

// What the guide prints [fhir-errors].
const texts: Readonly<Record<number, string>> = {
  401: 'Invalid authorization header',
  403: 'Insufficient SMART scope permissions.',
  429: 'Rate limit exceeded. Please retry after some time.',
}

// By status, as the endpoint itself and the guide have them; those of R4 where neither has one [fhir-errors].
const codes: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'forbidden',
  403: 'exception',
  404: 'not-found',
  405: 'not-supported',
  406: 'not-supported',
  408: 'timeout',
  409: 'conflict',
  410: 'deleted',
  412: 'conflict',
  413: 'too-long',
  415: 'value',
  422: 'processing',
  429: 'throttled',
  501: 'not-supported',
  502: 'transient',
  503: 'transient',
  504: 'timeout',
}
