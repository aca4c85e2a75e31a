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

// How structures are written for those who are answered.
export interface Wording {
  // Values of the state are replaced, never changed: what was once written of one can be sent again.
  readonly written: WeakMap<object, string>
  // Makes of what any client reads what these read; left out where that is the same.
  readonly adapt?: (text: string) => string
}

const plainWording: Wording = { written: new WeakMap() }

export function writeAnswer(
  service: Service,
  operation: OperationName,
  answer: Answer,
  wording = plainWording,
): WireResponse {
  const { error, output = {}, delivery, request } = answer
  const corruption = delivery?.corruption
  if (error !== undefined) return writeError(service, error, request, corruption)
  const text = formatOutput(operations[operation].output, output, wording)
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

function formatOutput(name: string, output: object, wording: Wording): string {
  const shape = shapeOf(name)
  if (shape.type !== 'structure') return formatValue(name, output, wording)
  let text = '{'
  for (const [member, value] of Object.entries(output)) {
    const memberName = shape.members[member]
    if (memberName === undefined || value === undefined) continue
    if (text !== '{') text += ','
    text += formatMember(member, memberName, value, wording)
  }
  return `${text}}`
}

function formatMember(member: string, name: string, value: unknown, wording: Wording): string {
  const text = `"${member}":${formatValue(name, value, wording)}`
  return typeof value === 'object' || wording.adapt === undefined ? text : wording.adapt(text)
}

// Texts are put together, not joined: they are copied only once then, when they are sent.
function formatValue(name: string, value: unknown, wording: Wording): string {
  const shape = shapeOf(name)
  if (shape.type === 'structure') return formatStructure(name, value as object, wording)
  if (shape.type !== 'list') return formatPlain(name, value)
  let text = '['
  for (const item of value as unknown[]) {
    if (text !== '[') text += ','
    text += formatValue(shape.member, item, wording)
  }
  return `${text}]`
}

function formatStructure(name: string, value: object, { written, adapt }: Wording): string {
  const known = written.get(value)
  if (known !== undefined) return known
  const plain = formatPlain(name, value)
  const text = adapt === undefined ? plain : adapt(plain)
  written.set(value, text)
  return text
}

function formatPlain(name: string, value: unknown): string {
  return JSON.stringify(write(name, value as object, 'wire'))
}
