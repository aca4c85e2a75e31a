import { BODY_LIMIT } from '../features/interactions/read-body.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  answerFailure,
  answerHttp,
  bodyOf,
  planeOf,
  type HttpAnswer,
  type HttpResponse,
  type Plane,
} from '../clients/answer-http.ts'
import { answerError } from '../protocols/aws-json/endpoint.ts'
import { answerS3Error } from '../protocols/s3-rest/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { readBody } from './body.ts'
import type { Limits } from './limits.ts'
import { control, isControlPath, isSnapshotPath, problem, type Controlled } from './control.ts'
import type { HttpExchange } from './log.ts'

// In bytes: a link to a further page holds the search, which may have come as a form.
export const MAX_HEADER_SIZE = 16_000_000

export interface Served extends Limits {
  // What the paths under /_fake steer; without it there are none.
  readonly fake?: FakeHealthLake | undefined
  readonly service: Service
  readonly protocol: 'http' | 'https'
  // Whether S3 is here besides.
  readonly hasS3: boolean
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
    const head = headOf(request)
    return answerFailure(served.service, head, message, planeOf(head, served.hasS3))
  })
  const isLost = answer === undefined || 'lost' in answer
  if (isLost) response.destroy(answer?.lost)
  else writeResponse(response, answer)
  try {
    served.onExchange?.({ request, response: isLost ? undefined : answer })
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
  const head = headOf(request)
  const steered = isControlPath(head.path) ? served.fake : undefined
  if (steered !== undefined) return await steer(served, steered, request)
  const plane = planeOf(head, served.hasS3)
  const read = await readBody(request, bodyLimit(served, plane))
  if (read === undefined) return undefined
  if (read.isCut && plane !== 'fhir') return refuseBody(served, plane, head)
  const body = plane === 'aws-json' ? read.bytes.toString('utf8') : read.bytes
  return await askService(served, request, response, { ...head, body, plane })
}

async function steer(
  { maxBodyBytes }: Served,
  fake: FakeHealthLake,
  request: IncomingMessage,
): Promise<HttpResponse | undefined> {
  const { path } = headOf(request)
  const read = await readBody(request, isSnapshotPath(path) ? Infinity : maxBodyBytes)
  if (read === undefined) return undefined
  const answer = read.isCut
    ? problem(413, tooLarge('maxBodyBytes', maxBodyBytes))
    : control(fake, request.method ?? 'GET', path, read.bytes.toString('utf8'))
  return toJson(answer)
}

function bodyLimit({ maxBodyBytes, maxObjectBytes }: Served, plane: Plane): number {
  if (plane === 's3') return maxObjectBytes
  // A FHIR endpoint refuses by itself what is beyond its own limit.
  return plane === 'fhir' ? BODY_LIMIT : maxBodyBytes
}

function refuseBody(
  { service, maxBodyBytes, maxObjectBytes }: Served,
  plane: Plane,
  head: Head,
): HttpResponse {
  if (plane === 's3') {
    const text = tooLarge('maxObjectBytes', maxObjectBytes)
    return answerS3Error(service, head, 'EntityTooLarge', 400, text)
  }
  const text = tooLarge('maxBodyBytes', maxBodyBytes)
  return answerError(service, 'RequestEntityTooLargeException', 413, text)
}

function tooLarge(name: string, limit: number): string {
  return `The body is larger than ${limit} bytes, which is the limit (${name}).`
}

interface Asked extends Head {
  readonly body: string | Uint8Array
  readonly plane: Plane
}

async function askService(
  { service, protocol, maxHistory, datastoreOrigin }: Served,
  request: IncomingMessage,
  response: ServerResponse,
  { plane, ...asked }: Asked,
): Promise<HttpAnswer | undefined> {
  const { method = 'GET' } = request
  const origin = `${protocol}://${asked.headers['host'] ?? ''}`
  const left = createGoneSignal(response)
  const patience = { abortSignal: left }
  const answering = answerHttp(service, { method, origin, ...asked }, 'http', patience, plane)
  trimHistory(service, maxHistory)
  try {
    const answer = await answering
    if (left.aborted) return undefined
    return datastoreOrigin === undefined || plane !== 'aws-json' || !('text' in answer)
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

interface Head {
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
}

function headOf({ url = '/', headers: given }: IncomingMessage): Head {
  const headers = given as Record<string, string>
  const end = url.indexOf('?')
  return end < 0
    ? { path: url, query: '', headers }
    : { path: url.slice(0, end), query: url.slice(end + 1), headers }
}

function trimHistory({ state }: Service, most: number): void {
  const { records } = state.history
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

function writeResponse(response: ServerResponse, answer: HttpResponse): void {
  const { statusCode, headers } = answer
  const body = bodyOf(answer)
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
