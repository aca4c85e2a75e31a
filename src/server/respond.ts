import { BODY_LIMIT } from '../features/interactions/read-body.ts'
import { answerFhirError } from '../protocols/fhir-rest/answer.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerHttp, type HttpAnswer } from '../clients/answer-http.ts'
import { answerError } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import type { Service } from '../service/service.ts'
import { readBody } from './body.ts'
import type { Control } from './control/path.ts'
import type { Reply } from './control/reply.ts'
import { isControlPath, steer } from './control/steer.ts'
import type { HttpExchange } from './log.ts'

// In bytes: a link to a further page holds the search, which may have come as a form.
export const MAX_HEADER_SIZE = 16_000_000

export interface Served {
  // What the paths under /_fake steer; without it there are none.
  readonly control?: Control | undefined
  readonly service: Service
  readonly protocol: 'http' | 'https'
  readonly maxBodyBytes: number
  readonly maxHistory: number
  // What DatastoreEndpoint begins with in answers; undefined leaves it as it is in the state.
  readonly datastoreOrigin?: string | undefined
  // Called with each request once it is answered, or never will be.
  readonly onExchange?: ((exchange: HttpExchange) => void) | undefined
}

export async function respond(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await answerTo(served, request, response).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    return isFhirPath(splitTarget(request).path)
      ? answerFhirError(served.service, 500, 'exception', message)
      : answerError(served.service, 'InternalFailure', 500, message)
  })
  const isLost = answer === undefined || 'lost' in answer
  if (isLost) response.destroy(answer?.lost)
  else if ('open' in answer) answer.open(response)
  else writeResponse(response, answer)
  served.control?.streams.tell()
  try {
    const { misuses } = served.service
    const told = isLost ? undefined : { text: '', ...answer }
    served.onExchange?.({ request, response: told, misuses })
  } catch {
    // An error in the listener does not change what was answered.
  }
}

// Undefined where the client has gone.
async function answerTo(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer | Reply | undefined> {
  const { control, service, maxBodyBytes } = served
  const { path } = splitTarget(request)
  if (control !== undefined && isControlPath(path)) {
    return await steer(control, request, maxBodyBytes)
  }
  // A FHIR endpoint refuses by itself what is beyond its own limit.
  const isFhir = isFhirPath(path)
  const read = await readBody(request, isFhir ? BODY_LIMIT : maxBodyBytes)
  if (read === undefined) return undefined
  const { bytes, isCut } = read
  if (isCut && !isFhir) {
    const text = `The body is larger than ${maxBodyBytes} bytes, which is the limit (maxBodyBytes).`
    return answerError(service, 'RequestEntityTooLargeException', 413, text)
  }
  return await askService(served, request, response, isFhir ? bytes : bytes.toString('utf8'))
}

async function askService(
  { service, protocol, maxHistory, datastoreOrigin }: Served,
  request: IncomingMessage,
  response: ServerResponse,
  body: string | Uint8Array,
): Promise<HttpAnswer | undefined> {
  const { method = 'GET' } = request
  const headers = request.headers as Record<string, string>
  const origin = `${protocol}://${headers['host'] ?? ''}`
  const target = splitTarget(request)
  const left = createGoneSignal(response)
  const answering = answerHttp(service, { method, origin, ...target, headers, body }, 'http', {
    abortSignal: left,
  })
  trimHistory(service, maxHistory)
  try {
    const answer = await answering
    if (left.aborted) return undefined
    return 'lost' in answer || datastoreOrigin === undefined || isFhirPath(target.path)
      ? answer
      : { ...answer, text: withOrigin(answer.text, datastoreOrigin) }
  } catch (error) {
    if (left.aborted) return undefined
    throw error
  }
}

// A string in JSON has no quote that is not escaped, so only the member itself is met.
function withOrigin(text: string, origin: string): string {
  return text.replace(
    /("DatastoreEndpoint":")https?:\/\/[^/"]+(?=\/)/g,
    (_all, name) => `${name}${origin}`,
  )
}

function splitTarget({ url = '/' }: IncomingMessage): { path: string; query: string } {
  const end = url.indexOf('?')
  return end < 0 ? { path: url, query: '' } : { path: url.slice(0, end), query: url.slice(end + 1) }
}

function trimHistory({ state }: Service, most: number): void {
  trim(state.history.records, most)
  trim(state.events.records, most)
}

function trim(records: unknown[], most: number): void {
  // One at a time is the usual case, and a shift moves nothing.
  if (records.length === most + 1) records.shift()
  else if (records.length > most) records.splice(0, records.length - most)
}

function writeResponse(response: ServerResponse, answer: WireResponse | Reply): void {
  const { statusCode, headers } = answer
  const body = 'bytes' in answer ? answer.bytes : answer.text
  // A flat list, which Node writes without looking.
  const isBodyless = statusCode === 204 || statusCode === 304
  const list = isBodyless ? [] : ['content-length', String(Buffer.byteLength(body))]
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '')
  response.writeHead(statusCode, list)
  response.end(body)
}

function createGoneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (response.closed) controller.abort()
  else response.once('close', () => controller.abort())
  return controller.signal
}
