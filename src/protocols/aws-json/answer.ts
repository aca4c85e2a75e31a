import type { Answer } from '../../service/dispatch.ts'
import type { ServiceError } from '../../kernel/errors.ts'
import type { OutcomeOf } from '../../state/fault-rules.ts'
import { toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import { modelledErrors } from '../../model/healthlake/errors.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { wireText } from './text.ts'

const encoder = new TextEncoder()

// It has no Date: the SDK would set its clock by it.
export interface WireResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly text: string
}

export interface WireBytes extends Omit<WireResponse, 'text'> {
  readonly body: Uint8Array
}

export function toWire(service: Service, operation: OperationName, answer: Answer): WireBytes {
  const { statusCode, headers, text } = answerToWire(service, operation, answer)
  return { statusCode, headers, body: encoder.encode(text) }
}

export function answerToWire(
  service: Service,
  operation: OperationName,
  answer: Answer,
): WireResponse {
  const { error, output = {}, delivery, request } = answer
  const corruption = delivery?.kind === 'corrupt' ? delivery.body : undefined
  if (error !== undefined) return errorToWire(service, error, request, corruption)
  const text = wireText(operations[operation].output, output)
  return response(service, 200, request, text, corruption)
}

export function errorToWire(
  service: Service,
  error: ServiceError,
  request: number,
  corruption?: OutcomeOf<'corrupt'>['body'],
): WireResponse {
  const { name, message, statusCode, retryAfterSeconds } = error
  const body = JSON.stringify(
    Object.hasOwn(modelledErrors, name)
      ? { __type: `com.amazonaws.healthlake#${name}`, Message: message }
      : { __type: `com.amazon.coral.service#${name}`, ...coralText(name, message) },
  )
  const written = response(service, statusCode, request, body, corruption)
  if (retryAfterSeconds !== undefined) written.headers['retry-after'] = String(retryAfterSeconds)
  return written
}

// The framework spells it small, but for errors of serialisation, and leaves out what is empty.
function coralText(name: string, message: string): object {
  if (message === '') return {}
  return name === 'SerializationException' ? { Message: message } : { message }
}

function response(
  service: Service,
  statusCode: number,
  request: number,
  text: string,
  corruption: OutcomeOf<'corrupt'>['body'] | undefined,
): WireResponse {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': toRequestId(service, request),
  }
  return { statusCode, headers, text: corrupted(text, corruption) }
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
