import type { Answer } from '../../service/dispatch.ts'
import type { ServiceError } from '../../kernel/errors.ts'
import { corruptText, type Delivery } from '../../service/injection/delivery.ts'
import { toRequestId } from '../../service/history/record.ts'
import type { Service } from '../../service/service.ts'
import { modelledErrors } from '../../model/healthlake/errors.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { write } from '../../model/healthlake/write.ts'

type Corruption = Delivery['corruption']

// No Date header: the SDK would set its clock by it.
export interface WireResponse {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly text: string
}

export function writeAnswer(
  service: Service,
  operation: OperationName,
  answer: Answer,
): WireResponse {
  const { error, output = {}, delivery, request } = answer
  const corruption = delivery?.corruption
  if (error !== undefined) return writeError(service, error, request, corruption)
  const text = formatOutput(operations[operation].output, output)
  return createResponse(service, 200, request, text, corruption)
}

export function writeError(
  service: Service,
  error: ServiceError,
  request: number,
  corruption?: Corruption,
): WireResponse {
  const { name, message, statusCode, retryAfterSeconds } = error
  const body = JSON.stringify(
    Object.hasOwn(modelledErrors, name)
      ? { __type: `com.amazonaws.healthlake#${name}`, Message: message }
      : { __type: `com.amazon.coral.service#${name}`, ...formatCoralMessage(name, message) },
  )
  const written = createResponse(service, statusCode, request, body, corruption)
  if (retryAfterSeconds !== undefined) written.headers['retry-after'] = String(retryAfterSeconds)
  return written
}

// `message` in small letters, but for errors of serialisation; an empty one is left out.
function formatCoralMessage(name: string, message: string): object {
  if (message === '') return {}
  return name === 'SerializationException' ? { Message: message } : { message }
}

function createResponse(
  service: Service,
  statusCode: number,
  request: number,
  text: string,
  corruption: Corruption,
): WireResponse {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amzn-requestid': toRequestId(service, request),
  }
  return { statusCode, headers, text: corruptText(text, corruption) }
}

function formatOutput(name: string, output: object): string {
  const shape = shapeOf(name)
  if (shape.type !== 'structure') return formatValue(name, output)
  let text = '{'
  for (const [member, value] of Object.entries(output)) {
    const memberName = shape.members[member]
    if (memberName === undefined || value === undefined) continue
    text += `${text === '{' ? '' : ','}"${member}":${formatValue(memberName, value)}`
  }
  return `${text}}`
}

function formatValue(name: string, value: unknown): string {
  const shape = shapeOf(name)
  if (shape.type === 'list') {
    const items = (value as unknown[]).map((item) => formatValue(shape.member, item))
    return `[${items.join(',')}]`
  }
  return shape.type === 'structure'
    ? formatStructure(name, value as object)
    : formatPlain(name, value)
}

// Values of the state are replaced, never changed: what was once written of one can be sent again.
const wireTexts = new WeakMap<object, string>()

function formatStructure(name: string, value: object): string {
  const known = wireTexts.get(value)
  if (known !== undefined) return known
  const text = formatPlain(name, value)
  wireTexts.set(value, text)
  return text
}

function formatPlain(name: string, value: unknown): string {
  return JSON.stringify(write(name, value as object, 'wire'))
}
