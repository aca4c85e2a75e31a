import type { IncomingMessage, ServerResponse } from 'node:http'
import { awaitDelivery } from '../clients/delivery.ts'
import { answerError, answerHttp } from '../protocols/aws-json/endpoint.ts'
import type { WireResponse } from '../protocols/aws-json/answer.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import { control, isControlPath, problem, type Controlled } from './control.ts'
import type { HttpExchange } from './log.ts'

export interface Served {
  readonly fake: FakeHealthLake
  readonly service: Service
  readonly maxBodyBytes: number
  readonly maxHistory: number
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
    return answerError(served.service, 'InternalFailure', 500, message)
  })
  if (answer === undefined) response.destroy()
  else writeResponse(response, answer)
  try {
    served.onExchange?.({ request, response: answer })
  } catch {
    // An error in the listener does not change what was answered.
  }
}

// Undefined where the connection shall fail, or has.
async function answerTo(
  { fake, service, maxBodyBytes, maxHistory }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<WireResponse | undefined> {
  const path = request.url?.split('?', 1)[0] ?? '/'
  const method = request.method ?? 'GET'
  const isControl = isControlPath(path)
  const body = await readBody(request, maxBodyBytes).catch(() => null)
  if (body === null) return undefined
  if (body === undefined) {
    const text = `The body is larger than ${maxBodyBytes} bytes, which is the limit (maxBodyBytes).`
    return isControl
      ? toJson(problem(413, text))
      : answerError(service, 'RequestEntityTooLargeException', 413, text)
  }
  if (isControl) return toJson(control(fake, method, path, body))

  const headers = request.headers as Record<string, string>
  const { response: answer, delivery } = answerHttp(
    service,
    { method, path, headers, body },
    'http',
  )
  trimHistory(service, maxHistory)
  if (response.closed) return undefined
  if (delivery !== undefined) {
    try {
      await awaitDelivery(service, delivery, { abortSignal: createGoneSignal(response) })
    } catch {
      // To the client this is a connection that fails.
      return undefined
    }
  }
  return answer
}

// What is beyond the limit is read too, but not kept, so that the client gets to read the answer.
function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= limit) chunks.push(chunk)
      else resolve(undefined)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', reject)
  })
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

function writeResponse(
  response: ServerResponse,
  { statusCode, headers, text }: WireResponse,
): void {
  // A flat list, which Node writes as it is.
  const list = ['content-length', String(Buffer.byteLength(text))]
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '')
  response.writeHead(statusCode, list)
  response.end(text)
}

function createGoneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}
