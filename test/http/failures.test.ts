import { Server } from 'node:http'
import { manualClock, createFakeHealthLake, type Clock } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { checksum } from '../../src/kernel/checksum.ts'
import type { Json } from '../../src/kernel/codec.ts'
import { formatFailure } from '../../src/server/log.ts'
import { serveHeard } from '../../src/server/serve.ts'
import { outcome } from '../fhir-endpoint/tools.ts'
import { refusal } from '../s3/tools.ts'
import { headersFor, said } from '../wire/tools.ts'
import { spoken } from './tools.ts'

/** A served fake that fails with an error of our own as long as it is told to. */
async function failing() {
  const real = manualClock()
  const state = { fails: false }
  const clock: Clock = {
    now() {
      if (state.fails) throw new TypeError('There is a mistake.')
      return real.now()
    },
    set: (to) => real.set(to),
    advance: (by) => real.advance(by),
  }
  const failures: unknown[] = []
  const fake = createFakeHealthLake({ clock })
  const server = await serveHeard(fake, {}, { onFailure: (error) => failures.push(error) })
  onTestFinished(() => server.close())
  const ask = (path: string, init: RequestInit = {}) => fetch(server.url + path, init)
  const list = () =>
    ask('/', { method: 'POST', headers: headersFor('ListFHIRDatastores'), body: '{}' })
  return { fake, state, failures, server, ask, list }
}

describe('A request that fails in our own code', () => {
  it("is answered by 500 in each plane's form, and told; the next one works", async () => {
    const { state, failures, ask, list } = await failing()
    state.fails = true

    const [aws, fhir, s3] = [
      await list(),
      await ask('/datastore/0123/r4/Patient', { headers: headersFor('ListFHIRDatastores') }),
      await ask('/clinic/a'),
    ]
    const steered = await ask('/_fake/clock')

    expect(await said(aws)).toMatchObject({
      status: 500,
      body: {
        __type: 'com.amazon.coral.service#InternalFailure',
        message: 'There is a mistake.',
      },
    })
    expect([fhir.status, await fhir.json()]).toEqual([
      500,
      outcome('exception', 'There is a mistake.'),
    ])
    expect(await refusal(s3)).toEqual([500, 'InternalError', 'There is a mistake.'])
    expect([steered.status, await steered.json()]).toEqual([
      500,
      { error: 'TypeError: There is a mistake.' },
    ])
    expect(failures.map(String)).toEqual(Array(4).fill('TypeError: There is a mistake.'))
    state.fails = false
    expect((await list()).status).toBe(200)
  })

  it('is told with where that was; what its user did wrong in a sentence', async () => {
    const { fake, failures, list } = await failing()
    fake[Symbol.dispose]()

    await list()

    expect(formatFailure(new TypeError('There is a mistake.'))).toMatch(
      /^fake-healthlake: a request failed in the fake itself: TypeError: There is a mistake\.\n +at /,
    )
    expect(failures.map(formatFailure)).toEqual([
      expect.stringMatching(/fake itself: MisuseError: This fake was disposed of[^\n]*\n$/),
    ])
    expect(formatFailure('text')).toMatch(/: text\n$/)
  })

  it('is answered also where it can not be told', async () => {
    const fake = createFakeHealthLake()
    const server = await serveHeard(
      fake,
      {},
      {
        onFailure() {
          throw new Error('There is no room.')
        },
      },
    )
    onTestFinished(() => server.close())
    fake[Symbol.dispose]()

    expect((await fetch(`${server.url}/clinic/a`)).status).toBe(500)
  })

  it('is answered once where its answer can not be written', async () => {
    const { fake, failures, ask } = await failing()
    fake.objects.put('s3://clinic/a', 'abc')
    const { checksum: _old, ...content } = JSON.parse(
      JSON.stringify(fake.snapshot()).replace(
        '"$text":"abc"}',
        '"$text":"abc"},"headers":{"content-type":"a\\nb"}',
      ),
    ) as Record<string, Json>
    fake.restore({ ...content, version: fake.snapshot().version, checksum: checksum(content) })

    const broken = await ask('/clinic/a')

    expect(await refusal(broken)).toEqual([
      500,
      'InternalError',
      expect.stringContaining('Invalid character in header content'),
    ])
    expect(failures).toHaveLength(1)
    expect((await ask('/clinic?list-type=2')).status).toBe(200)
  })
})

describe('A server goes on', () => {
  it('where a client goes away in the middle of an answer', async () => {
    const { fake, failures, server, list } = await failing()
    fake.objects.put('s3://clinic/a', new Uint8Array(30_000_000))
    const unhandled = vi.fn<(reason: unknown) => void>()
    process.on('uncaughtException', unhandled)
    onTestFinished(() => void process.off('uncaughtException', unhandled))

    await spoken(server.port, 'GET /clinic/a HTTP/1.1\r\nHost: a\r\n\r\n', (socket) => {
      socket.once('data', () => socket.resetAndDestroy())
    }).catch(() => {})

    expect((await list()).status).toBe(200)
    expect(failures).toEqual([])
    expect(unhandled).not.toHaveBeenCalled()
  })

  it('where a connection can not be taken, and tells', async () => {
    const listening = vi.spyOn(Server.prototype, 'listen')
    onTestFinished(() => listening.mockRestore())
    const { failures, list } = await failing()
    const own = listening.mock.contexts.at(-1) as Server

    own.emit('error', new Error('accept EMFILE'))

    expect(failures).toEqual([new Error('accept EMFILE')])
    expect((await list()).status).toBe(200)
    const fake = createFakeHealthLake()
    const silent = await serve(fake)
    onTestFinished(() => silent.close())
    const other = listening.mock.contexts.at(-1) as Server
    expect(() => other.emit('error', new Error('accept EMFILE'))).not.toThrow()
  })

  it('with its clock at the last instant', async () => {
    const { server, ask, list } = await failing()
    const set = await ask('/_fake/clock', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"set":"+275760-09-13T00:00:00.000Z"}',
    })

    expect(set.status).toBe(200)
    expect((await list()).status).toBe(200)
    expect((await ask('/clinic/a', { method: 'PUT', body: 'x' })).status).toBe(200)
    expect(await (await fetch(`${server.url}/clinic/a`)).text()).toBe('x')
  })
})
