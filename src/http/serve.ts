import { demandKnown } from '../core/demand.ts'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deliver } from '../adapters/deliver.ts'
import { answerHttp } from '../adapters/endpoint.ts'
import { MisuseError } from '../core/errors.ts'
import { trimHistory } from '../core/history/record.ts'
import type { Service } from '../core/service.ts'
import type { FakeHealthLake } from '../fake.ts'
import { serviceOf } from '../internal.ts'
import { readBody } from './body.ts'
import { control, isControlPath } from './control.ts'

/** Where and how to serve. */
export interface ServeOptions {
  /** The port; 0 takes a free one (default: 0). */
  port?: number
  /** The address to listen at (default: '127.0.0.1', which only this machine reaches). */
  host?: string
  /** The largest body that is read, in bytes; a larger one is answered with 413 (default: 1048576). */
  maxBodyBytes?: number
  /** How many calls the history keeps (default: 10000). */
  maxHistory?: number
}

/** A fake that is served. */
export interface FakeServer extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /**
   * Stops serving and ends open connections.
   *
   * @returns Nothing, once that is done
   */
  close(): Promise<void>
}

interface Limits {
  readonly maxBodyBytes: number
  readonly maxHistory: number
}

/**
 * Serves a fake over HTTP, for programs in any language: the service at `/`, and the paths under `/_fake` that steer it.
 *
 * @param fake The fake
 * @param options Where and how
 * @returns The server, listening
 * @throws MisuseError if that is no fake, or an option is wrong; the system's error if the port cannot be had
 */
export async function serve(fake: FakeHealthLake, options: ServeOptions = {}): Promise<FakeServer> {
  const service = serviceOf(fake)
  if (service === undefined) {
    throw new MisuseError('serve: give what createFakeHealthLake() returned.')
  }
  demandKnown(options, ['port', 'host', 'maxBodyBytes', 'maxHistory'], 'serve')
  const { port = 0, host = '127.0.0.1', maxBodyBytes = 1_048_576, maxHistory = 10_000 } = options
  const limits = { maxBodyBytes, maxHistory }
  const server = createServer((request, response) => {
    respond(fake, service, limits, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
  await listen(server, port, host)
  const address = server.address() as AddressInfo
  const close = () => stop(server)
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function respond(
  fake: FakeHealthLake,
  service: Service,
  { maxBodyBytes, maxHistory }: Limits,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const method = request.method ?? 'GET'
  const body = await readBody(request, maxBodyBytes)
  if (body === undefined) {
    response.setHeader('connection', 'close')
    return end(response, 413, 'text/plain', `The body is larger than ${maxBodyBytes} bytes.\n`)
  }
  if (isControlPath(path)) {
    const { status, json } = control(fake, method, path, body)
    return end(response, status, 'application/json', `${JSON.stringify(json, null, 2)}\n`)
  }
  const headers = request.headers as Record<string, string>
  const answered = answerHttp(service, { method, path, headers, body }, 'http')
  trimHistory(service, maxHistory)
  if (answered.answer?.delivery !== undefined) {
    try {
      await deliver(service, answered.answer, { abortSignal: goneSignal(response) })
    } catch {
      // A connection that fails looks like this from outside.
      response.destroy()
      return undefined
    }
  }
  const { statusCode, headers: written, body: bytes } = answered.response
  response.writeHead(statusCode, { ...written, 'content-length': bytes.byteLength })
  response.end(bytes)
}

function end(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) })
  response.end(text)
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
