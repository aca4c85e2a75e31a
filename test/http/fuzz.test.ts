import * as fc from 'fast-check'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'
import { demanding, headerText, noise, strangeJson } from '../wire/arbitraries.ts'
import { headersFor, isAwsError, isUnknownPage, tellsNoMisuse } from '../wire/tools.ts'
import { uuid } from '../values.ts'
import { served, spoken } from './tools.ts'

/** A served fake with something in it that could get hurt. */
async function inhabited() {
  const { fake, server, ask } = await served({}, { maxBodyBytes: 300_000, maxHistory: 5 })
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'kept' })

  const before = stateOf(fake)

  /** Says something over a connection of its own, and tells of the answer and what it leaves behind. */
  async function aftermathOf(said: Uint8Array, then?: (socket: Socket) => void) {
    const answer = await spoken(server.port, said, then)
    const hasChanged = stateOf(fake) !== before
    const next = await ask('DescribeFHIRDatastore', { DatastoreId })
    expect(tellsNoMisuse(fake)).toBe(true)
    return { answer: kindOf(answer), hasChanged, next: [next.status, await next.json()] }
  }

  return { aftermathOf }
}

const unharmed = {
  answer: 'an AWS error',
  hasChanged: false,
  next: [
    200,
    { DatastoreProperties: expect.objectContaining({ DatastoreName: 'kept' }) as object },
  ],
}

/** Tells of bytes from a server that they are one response with an AWS error; gives them as they are if not. */
function kindOf(answer: string): string {
  const [head = '', ...rest] = answer.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const [line = '', ...lines] = head.split('\r\n')
  const headers = new Headers(lines.map((text) => text.split(': ', 2) as [string, string]))
  const isWhole =
    /^HTTP\/1\.1 4\d\d [\w ]+$/.test(line) &&
    headers.get('content-length') === String(Buffer.byteLength(body)) &&
    (uuid.test(headers.get('x-amzn-requestid') ?? '') ||
      /^[0-9A-F]{16}$/.test(headers.get('x-amz-request-id') ?? ''))
  return isWhole && isError(headers.get('content-type'), body) ? 'an AWS error' : answer
}

function isError(type: string | null, body: string): boolean {
  return type === 'application/xml'
    ? isUnknownPage(body) || /^<\?xml .*\n<Error><Code>\w+<\/Code>/.test(body)
    : type === 'application/x-amz-json-1.0' && isAwsError(body)
}

/** A request that a service without that data store has to refuse, line by line. */
function linesFor(operation: string, body: Uint8Array): string[] {
  const headers = Object.entries(headersFor(operation)).map(([name, text]) => `${name}: ${text}`)
  return [
    'POST / HTTP/1.1',
    'host: localhost',
    'connection: close',
    `content-length: ${body.byteLength}`,
    ...headers,
  ]
}

function bytes(lines: readonly string[], body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body])
}

const empty = new TextEncoder().encode('{}')

describe('Whatever comes over a socket is answered by an AWS error and changes nothing', () => {
  it('where it is no HTTP', async () => {
    const { aftermathOf } = await inhabited()
    const garbage = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 100 }),
      fc.string({ minLength: 1 }).map((text) => Buffer.from(text)),
    )

    await fc.assert(
      fc.asyncProperty(garbage, async (said) => {
        const line = Buffer.concat([said, Buffer.from('\r\n\r\n')])
        fc.pre(line.toString('latin1').trim() !== '')

        expect(await aftermathOf(line)).toEqual(unharmed)
      }),
      runs(15),
    )
  })

  it('where the body is noise', async () => {
    const { aftermathOf } = await inhabited()

    await fc.assert(
      fc.asyncProperty(demanding, noise, async (operation, body) => {
        expect(await aftermathOf(bytes(linesFor(operation, body), body))).toEqual(unharmed)
      }),
      runs(15),
    )
  })

  it('where the body is JSON of any kind', async () => {
    const { aftermathOf } = await inhabited()

    await fc.assert(
      fc.asyncProperty(demanding, strangeJson, async (operation, json) => {
        const body = new TextEncoder().encode(json)

        expect(await aftermathOf(bytes(linesFor(operation, body), body))).toEqual(unharmed)
      }),
      runs(15),
    )
  })

  it('where a line of the head is missing, doubled or another', async () => {
    const { aftermathOf } = await inhabited()
    const good = linesFor('DescribeFHIRDatastore', empty)
    const place = fc.nat({ max: good.length - 1 })
    const spoiled = fc.oneof(
      place.map((index) => good.toSpliced(index, 1)),
      place.map((index) => good.toSpliced(index, 0, good[index] ?? '')),
      fc.tuple(place, headerText).map(([index, text]) => good.toSpliced(index, 1, text)),
      fc
        .tuple(place, headerText)
        .map(([index, text]) => good.with(index, `${good[index]?.split(':')[0]}: ${text}`)),
      fc
        .constantFrom('__proto__: x', 'constructor: x', 'Expect: nothing', 'Upgrade: h2c', 'TE: x')
        .map((line) => [...good, line]),
    )

    await fc.assert(
      fc.asyncProperty(spoiled, async (lines) => {
        // Without its length, the body would be taken for a further request.
        const body = lines.some((line) => /^content-length: 2$/.test(line)) ? empty : Buffer.of()
        const said = lines.some((line) => line === 'connection: close')
          ? lines
          : [...lines, 'connection: close']

        expect(await aftermathOf(bytes(said, body))).toEqual(unharmed)
      }),
      runs(15),
    )
  })

  it.each([
    ['CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443'],
    ['GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close'],
    ['OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close'],
    ['POST / HTTP/1.1\r\nConnection: close'],
    ['POST / HTTP/1.0'],
    ['POST / HTTP/2.0\r\nHost: localhost'],
    ['PRI * HTTP/2.0\r\n\r\nSM'],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nExpect: nothing\r\nConnection: close'],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1'],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2'],
    ['POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 2'],
    ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000'],
  ])('where its head is %j', async (head) => {
    const { aftermathOf } = await inhabited()

    expect(await aftermathOf(bytes([head], Buffer.of()))).toEqual(unharmed)
  })

  it.each([
    ['larger than most', 20_000],
    ['larger than any may be', 17_000_000],
  ])('where its head is %s', async (_what, length) => {
    const { aftermathOf } = await inhabited()
    const head = `GET /${'a'.repeat(length)} HTTP/1.1\r\nHost: localhost\r\nConnection: close`

    expect(await aftermathOf(bytes([head], Buffer.of()))).toEqual(unharmed)
  })
})

describe('Whatever is asked of a control path is answered by 400 and a sentence', () => {
  it.each([
    ['POST', '/_fake/clock'],
    ['POST', '/_fake/faults'],
    ['PUT', '/_fake/snapshot'],
  ])('and changes nothing: %s %s', async (method, path) => {
    const { fake, steer } = await served({}, { maxBodyBytes: Infinity })
    fake.addDatastore()
    const before = fake.snapshot()

    await fc.assert(
      fc.asyncProperty(fc.oneof(strangeJson, noise), async (body) => {
        fc.pre(body !== '[]')

        expect(await steer(method, path, body)).toEqual({
          status: 400,
          type: 'application/json',
          json: { error: expect.stringMatching(/./) as string },
        })
        expect(fake.snapshot()).toEqual(before)
      }),
      runs(15),
    )
  })
})

describe('A client that goes away in the middle of its request', () => {
  it.each([
    ['politely', (socket: Socket) => socket.end()],
    ['rudely', (socket: Socket) => socket.resetAndDestroy()],
  ])('leaves a server that goes on: %s', async (_how, leave) => {
    const { aftermathOf } = await inhabited()
    const body = new TextEncoder().encode('{"DatastoreTypeVersion":"R4"}')
    const whole = bytes(linesFor('CreateFHIRDatastore', body), body)

    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.byteLength - 1 }), async (length) => {
        const { answer: _lost, ...rest } = await aftermathOf(whole.subarray(0, length), leave)

        expect({ ...unharmed, ...rest }).toEqual(unharmed)
      }),
      runs(15),
    )
  })
})
