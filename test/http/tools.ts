import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
} from 'fake-healthlake'
import { serve, type FakeServer, type ServeOptions } from 'fake-healthlake/http'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { headersFor } from '../wire/tools.ts'

/** The input of a Create. */
export const r4 = { DatastoreTypeVersion: 'R4' } as const

/** A fake that is served until the end of the test. */
export interface Served {
  readonly fake: FakeHealthLake
  readonly server: FakeServer
  /** Asks for an operation. */
  readonly ask: (
    operation: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  /** Asks a control path. */
  readonly steer: (method: string, path: string, body?: unknown) => Promise<Steered>
}

export interface Steered {
  readonly status: number
  readonly type: string | null
  readonly json: unknown
}

/** Makes a fake and serves it. */
export async function served(
  options: FakeHealthLakeOptions = {},
  serveOptions: ServeOptions = {},
): Promise<Served> {
  const fake = createFakeHealthLake(options)
  const server = await serve(fake, serveOptions)
  onTestFinished(() => server.close())
  return {
    fake,
    server,
    ask: (operation, body = {}, headers = {}) =>
      fetch(server.url, {
        method: 'POST',
        headers: { ...headersFor(operation), ...headers },
        body: JSON.stringify(body),
      }),
    steer: (method, path, body) => steer(`${server.url}${path}`, method, body),
  }
}

/** Asks a control path at its full address. Text and bytes go as they are. */
export async function steer(url: string, method: string, body?: unknown): Promise<Steered> {
  const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const raw = isRaw ? body : JSON.stringify(body)
  const accept = { accept: 'application/json' }
  const headers = { ...accept, 'content-type': 'application/json' }
  const response = await fetch(
    url,
    raw === undefined ? { method, headers: accept } : { method, headers, body: raw },
  )
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    json: JSON.parse(await response.text()) as unknown,
  }
}

/** Says something over a connection of its own and gives what comes back until the server ends it. */
export function spoken(
  port: number,
  text: string | Uint8Array,
  then: (socket: Socket) => void = () => {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => then(socket)))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      heard += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
  })
}

/** Text as it is, or what matches. */
export function like(text: string | RegExp): unknown {
  return typeof text === 'string' ? text : expect.stringMatching(text)
}
