import { createServer, type RequestListener } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { once } from 'node:events'

/** A request, always the same. */
export interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A client with one connection, which asks again and again. */
export interface Asking extends Disposable {
  /** Sends the request, and waits until the answer is whole. */
  ask(): Promise<void>
}

/**
 * Opens a connection in this process, so that nobody sleeps while another works: how long a sleeping thread takes to wake
 * up is the machine's matter. The client does as little as one can, so that it is not what is measured.
 *
 * @param url The whole address
 * @param asked What is sent
 * @returns The client
 */
export async function openConnection(url: string, asked: Asked): Promise<Asking> {
  const { hostname, port, host, pathname } = new URL(url)
  const headers = { host, ...asked.headers, 'content-length': String(asked.body.length) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const text = `${asked.method} ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n${asked.body}`
  const socket = connect(Number(port), hostname).setNoDelay(true)
  await once(socket, 'connect')
  let missing = 0
  let finish: (() => void) | undefined
  let fail: ((error: Error) => void) | undefined
  socket.on('data', (chunk: Buffer) => {
    if (missing === 0) {
      missing = sizeOf(chunk.toString('latin1', 0, 1000))
      if (missing < 0) fail?.(new Error(`${url} answered: ${chunk.toString()}`))
    }
    missing -= chunk.length
    if (missing === 0) finish?.()
  })
  return {
    ask: () =>
      new Promise((resolve, reject) => {
        finish = resolve
        fail = reject
        socket.write(text, 'latin1')
      }),
    [Symbol.dispose]: () => socket.destroy(),
  }
}

/** Of the head and the body together; less than none where it is no success. */
function sizeOf(start: string): number {
  const head = start.indexOf('\r\n\r\n') + 4
  const [, size] = /\r\ncontent-length: (\d+)\r\n/i.exec(start) ?? []
  return /^HTTP\/1\.1 20[01] /.test(start) && head >= 4 ? head + Number(size) : -1
}

/**
 * Serves as little as one can.
 *
 * @param listener Answers
 * @returns Its address
 */
export async function serveBare(listener: RequestListener) {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}
