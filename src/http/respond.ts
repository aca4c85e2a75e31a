import type { IncomingMessage, ServerResponse } from 'node:http'
import { deliver } from '../adapters/deliver.ts'
import { answerError, answerHttp } from '../adapters/endpoint.ts'
import type { WireResponse } from '../adapters/wire-answer.ts'
import type { Service } from '../core/service.ts'
import type { FakeHealthLake } from '../fake.ts'
import { readBody } from './body.ts'
import { control, isControlPath, problem, type Controlled } from './control.ts'
import type { Exchange } from './log.ts'
import { trimHistory } from './trim-history.ts'

/** What is served, and within which limits. */
export interface Served {
  readonly fake: FakeHealthLake
  readonly service: Service
  readonly maxBodyBytes: number
  readonly maxHistory: number
  /** Hears of each request once it is answered, or will never be. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/**
 * Answers one request, whatever it is.
 *
 * @param served What is served
 * @param request The request
 * @param response Where the answer goes
 */
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
  else write(response, answer)
  try {
    served.onExchange?.({ request, response: answer })
  } catch {
    // Whoever hears of it cannot change what was answered.
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
  const answered = answerHttp(service, { method, path, headers, body }, 'http')
  trimHistory(service, maxHistory)
  if (response.closed) return undefined
  if (answered.answer?.delivery !== undefined) {
    try {
      await deliver(service, answered.answer, { abortSignal: goneSignal(response) })
    } catch {
      // A connection that fails looks like this from outside.
      return undefined
    }
  }
  return answered.response
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

function write(response: ServerResponse, { statusCode, headers, text }: WireResponse): void {
  // A flat list, which Node writes without looking.
  const list = ['content-length', String(Buffer.byteLength(text))]
  for (const name of Object.keys(headers)) list.push(name, headers[name] ?? '')
  response.writeHead(statusCode, list)
  response.end(text)
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}
