import { BODY_LIMIT } from '../features/interactions/read-body.ts'
import { answerFhirError } from '../protocols/fhir-rest/answer.ts'
import { isFhirPath } from '../protocols/fhir-rest/path.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerHttp, type HttpAnswer } from '../clients/answer-http.ts'
import { answerError } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { control, isControlPath, isSnapshotPath, problem, type Controlled } from './control.ts'
import type { HttpExchange } from './log.ts'

// In bytes: a link to a further page holds the search, which may have come as a form.
export const MAX_HEADER_SIZE = 16_000_000

export interface Served {
  // What the paths under /_fake steer; without it there are none.
  readonly fake?: FakeHealthLake | undefined
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
  else writeResponse(response, answer)
  try {
    const { misuses } = served.service
    served.onExchange?.({ request, response: isLost ? undefined : answer, misuses })
  } catch {
    // An error in the listener does not change what was answered.
  }
}

// Undefined where the client has gone.
async function answerTo(
  served: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<HttpAnswer | undefined> {
  const { fake, service, maxBodyBytes } = served
  const { path } = splitTarget(request)
  const steered = isControlPath(path) ? fake : undefined
  // A FHIR endpoint refuses by itself what is beyond its own limit.
  const isFhir = isFhirPath(path)
  const limit = isFhir ? BODY_LIMIT : isSnapshotPath(path) ? Infinity : maxBodyBytes
  const { body, isCut } = await readBody(request, limit).catch(() => gone)
  if (body === undefined) return undefined
  if (isCut && !isFhir) {
    const text = `The body is larger than ${maxBodyBytes} bytes, which is the limit (maxBodyBytes).`
    return steered === undefined
      ? answerError(service, 'RequestEntityTooLargeException', 413, text)
      : toJson(problem(413, text))
  }
  if (steered !== undefined)
    return toJson(control(steered, request.method ?? 'GET', path, body.toString('utf8')))
  return await askService(served, request, response, isFhir ? body : body.toString('utf8'))
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

// What is beyond the limit is read too, but not kept, so that the client gets to read the answer.
function readBody(request: IncomingMessage, limit: number): Promise<ReadBody> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    function finish() {
      resolve({ body: Buffer.concat(chunks), isCut: size > limit })
    }
    request.on('data', (chunk: Buffer) => {
      if (size <= limit) chunks.push(chunk)
      size += chunk.byteLength
      if (size > limit) finish()
    })
    request.on('end', finish)
    request.on('error', reject)
  })
}

interface ReadBody {
  readonly body?: Buffer
  // Whether there is more of it.
  readonly isCut: boolean
}

const gone: ReadBody = { isCut: false }

function trimHistory({ state }: Service, most: number): void {
  trim(state.history.records, most)
  trim(state.events.records, most)
}

function trim(records: unknown[], most: number): void {
  // One at a time is the usual case, and a shift moves nothing.
  if (records.length === most + 1) records.shift()
  else if (records.length > most) records.splice(0, records.length - most)
}

function toJson({ status, json, headers }: Controlled): WireResponse {
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json', ...headers },
    text: `${JSON.stringify(json, withInfinity, 2)}\n`,
  }
}

// JSON has no Infinity; where rules are read it is text too.
function withInfinity(_name: string, value: unknown): unknown {
  return value === Infinity ? 'Infinity' : value
}

function writeResponse(
  response: ServerResponse,
  { statusCode, headers, text }: WireResponse,
): void {
  // A flat list, which Node writes without looking.
  const isBodyless = statusCode === 204 || statusCode === 304
  const list = isBodyless ? [] : ['content-length', String(Buffer.byteLength(text))]
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '')
  response.writeHead(statusCode, list)
  response.end(text)
}

function createGoneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  if (response.closed) controller.abort()
  else response.once('close', () => controller.abort())
  return controller.signal
}
