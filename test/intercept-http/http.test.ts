import type http from 'node:http'
import https, { type RequestOptions } from 'node:https'
import { connect, type ConnectionOptions } from 'node:tls'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { headersFor } from '../wire/tools.ts'
import { askForDatastores, clients } from './clients.ts'
import { intercepting } from './tools.ts'

const create = {
  host: 'healthlake.us-east-1.amazonaws.com',
  method: 'POST',
  headers: headersFor('CreateFHIRDatastore'),
}

/** An input of so many bytes and more. */
function inputOf(bytes: number): string {
  return JSON.stringify({ DatastoreTypeVersion: 'R4' }) + ' '.repeat(bytes)
}

interface Answer {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly bytes: number
  readonly isReused: boolean
}

/** Sends a request, whose body is written as told. */
function send(
  options: RequestOptions,
  write: (request: http.ClientRequest) => void = (request) => request.end(),
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = https.request(options, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.byteLength
      })
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        resolve({ status, headers, bytes, isReused: request.reusedSocket })
      })
    })
    request.on('error', reject)
    write(request)
  })
}

describe('A request through HTTP that is intercepted', () => {
  it('may have a body of several megabytes, in one piece', async () => {
    intercepting()
    const body = inputOf(3_000_000)

    const answer = await send(
      { ...create, headers: { ...create.headers, 'content-length': body.length } },
      (request) => request.end(body),
    )

    expect(answer).toMatchObject({ status: 200 })
  })

  it('may have a body in chunks', async () => {
    intercepting()

    const answer = await send(create, (request) => {
      for (const piece of inputOf(200_000).match(/.{1,9999}/g) ?? []) request.write(piece)
      request.end()
    })

    expect(answer).toMatchObject({ status: 200 })
  })

  it('may wait for 100 Continue before it sends its body', async () => {
    intercepting()
    const headers = { ...create.headers, expect: '100-continue' }

    const answer = await send({ ...create, headers }, (request) => {
      request.on('continue', () => request.end(inputOf(0)))
      request.flushHeaders()
    })

    expect(answer).toMatchObject({ status: 200 })
  })

  it('shares a connection with those before it', async () => {
    const fake = intercepting()
    const agent = new https.Agent({ keepAlive: true, maxSockets: 1 })
    const answers: Answer[] = []
    for (const _ of [1, 2, 3]) {
      answers.push(await send({ ...create, agent }, (request) => request.end(inputOf(9))))
    }

    expect(answers.map(({ isReused }) => isReused)).toEqual([false, true, true])
    expect(fake.datastores()).toHaveLength(3)
  })

  it('is answered with a length and without a date, which the SDK would set its clock by', async () => {
    intercepting()

    const { headers, bytes } = await send(create, (request) => request.end(inputOf(0)))

    expect(headers['content-length']).toBe(String(bytes))
    expect(headers).not.toHaveProperty('date')
  })

  it('gets no body if it is a HEAD', async () => {
    intercepting()

    const answer = await send({ ...create, method: 'HEAD' })

    expect(answer).toMatchObject({ status: 404, bytes: 0 })
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0)
  })

  it('goes where timers and microtasks of the test are fakes', async () => {
    intercepting()
    vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date'],
    })
    onTestFinished(() => void vi.useRealTimers())

    const answer = await send({ ...create, agent: false }, (request) => request.end(inputOf(0)))

    expect(answer).toMatchObject({ status: 200 })
  })

  it('may be in plain text, as to an origin of the data stores', async () => {
    intercepting({ datastoreOrigin: 'http://fhir.localhost:8123' })

    for (const ask of [clients['fetch'], clients['axios'], clients['node:https']]) {
      const url = 'http://fhir.localhost:8123/datastore/x/r4/metadata'
      expect(await ask?.({ url, method: 'GET', headers: {} })).toMatchObject({ status: 401 })
    }
    expect(await fetch('http://healthlake.us-east-1.amazonaws.com/')).toMatchObject({ status: 404 })
  })
})

it('A connection of TLS made by hand leads to the fake', async () => {
  intercepting()

  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(443, 'healthlake.eu-west-1.amazonaws.com', {}, () =>
      socket.write('GET /x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
    )
    let heard = ''
    socket.on('data', (chunk) => {
      heard += String(chunk)
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })

  expect(text).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/)
})

it('TLS to another host is spoken as ever', async () => {
  const psk = { psk: Buffer.from('0123456789abcdef'), identity: 'test' }
  const secured = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const
  const server = https.createServer({ ...secured, pskCallback: () => psk.psk }, (_, response) =>
    response.end('by TLS'),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => server.close().closeAllConnections())
  intercepting()
  const { port } = server.address() as { port: number }

  const byPsk: RequestOptions & ConnectionOptions = {
    ...secured,
    host: '127.0.0.1',
    port,
    servername: 'healthlake.us-east-1.amazonaws.com',
    pskCallback: () => psk,
    checkServerIdentity: () => undefined,
  }
  const answer = await send(byPsk)

  expect(answer).toMatchObject({ status: 200, bytes: 6 })
})

it('Requests at the same time are each answered', async () => {
  const fake = intercepting()
  const asked = Object.values(clients).flatMap((ask) => [ask, ask, ask])

  const answers = await Promise.all(asked.map((ask) => askForDatastores(ask)))

  expect(answers.map(({ status }) => status)).toEqual(asked.map(() => 200))
  expect(fake.history).toHaveLength(asked.length)
})
