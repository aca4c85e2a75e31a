import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, manualClock } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { listening } from './listening.ts'
import { said } from '../s3/tools.ts'
import { r4, served } from './tools.ts'

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

describe('/_fake/stream', () => {
  it('begins with the time, and tells of calls, transitions, events and the time as they come', async () => {
    const { fake, server, ask, steer } = await served({}, { datastoreOrigin: 'aws' })
    await ask('ListFHIRDatastores')

    const stream = await listening(`${server.url}/_fake/stream`)
    await ask('CreateFHIRDatastore', r4)
    await steer('POST', '/_fake/step')
    const [transition] = await stream.until('transition', 1)
    await stream.until('steered', 1)

    const [before, after] = ['2025-01-01T00:00:00.000Z', '2025-01-01T00:15:00.000Z']
    expect(stream.type).toBe('text/event-stream')
    expect(transition).toMatchObject({ from: 'CREATING', to: 'ACTIVE', at: after })
    expect(stream.heard).toEqual([
      { event: 'clock', data: { now: before } },
      { event: 'call', data: plain(fake.history[1]) },
      { event: 'event', data: fake.events[0] },
      { event: 'clock', data: { now: after } },
      { event: 'transition', data: transition },
      { event: 'event', data: fake.events[1] },
      { event: 'steered', data: { method: 'POST', path: '/_fake/step' } },
    ])
  })

  it('tells of what comes by no request to the server', async () => {
    const { fake, server } = await served()
    const stream = await listening(`${server.url}/_fake/stream`)

    fake.execute('CreateFHIRDatastore', r4)
    fake.clock.advance({ minutes: 15 })

    expect(await stream.until('call', 1)).toMatchObject([{ door: 'execute' }])
    expect(await stream.until('transition', 1)).toMatchObject([{ to: 'ACTIVE' }])
  })

  it('tells of requests to S3 that changed something, and of no others', async () => {
    const { fake, server } = await served()
    fake.objects.put('s3://claims/old', 'old')
    const stream = await listening(`${server.url}/_fake/stream`)
    const ask = (method: string, key: string, body?: string) =>
      fetch(`${server.url}/claims/${key}`, { method, ...(body === undefined ? {} : { body }) })

    await ask('GET', 'old')
    await ask('HEAD', 'old')
    await ask('PUT', 'new', 'new')
    await ask('PATCH', 'new', 'refused')
    await ask('DELETE', 'old')
    await said(server.port, 'PUT /a%20b', 'claims.localhost')

    expect(await stream.until('object', 3)).toEqual([
      { method: 'PUT', uri: 's3://claims/new' },
      { method: 'DELETE', uri: 's3://claims/old' },
      { method: 'PUT', uri: 's3://claims/a b' },
    ])
  })

  it('tells of a call again when it is tried again, and of no other', async () => {
    const { fake, server, ask } = await served()
    const stream = await listening(`${server.url}/_fake/stream`)
    await ask('CreateFHIRDatastore', r4)
    await stream.until('call', 1)
    fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

    await fake.client().send(new ListFHIRDatastoresCommand({}))

    await vi.waitFor(async () => {
      const calls = await stream.until('call', 2)
      expect(calls.at(-1)).toMatchObject({ sequence: 2, attempts: [{}, {}] })
      expect(calls.filter((call) => (call as { sequence: number }).sequence === 1)).toHaveLength(1)
    })
  })

  it('says that all is anew where the state is put back or history is cleared', async () => {
    const { fake, server, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)
    const stream = await listening(`${server.url}/_fake/stream?only=anew,call`)

    await steer('DELETE', '/_fake/history')
    await stream.until('anew', 1)
    await steer('POST', '/_fake/reset')
    await stream.until('anew', 2)
    fake.restore(fake.snapshot())
    await stream.until('anew', 3)
    await ask('ListFHIRDatastores')

    expect(await stream.until('call', 1)).toMatchObject([{ operation: 'ListFHIRDatastores' }])
    expect(stream.heard.map(({ event }) => event)).toEqual([
      'clock',
      'anew',
      'anew',
      'anew',
      'call',
    ])
  })

  it('tells of each that listens only the kinds that it asks for', async () => {
    const { server, ask } = await served()
    const calls = await listening(`${server.url}/_fake/stream?only=clock,call`)
    const none = await listening(`${server.url}/_fake/stream?only=clock,transition`)

    await ask('CreateFHIRDatastore', r4)
    await calls.until('call', 1)
    none.leave()
    await ask('ListFHIRDatastores')
    await calls.until('call', 2)

    expect(none.heard.map(({ event }) => event)).toEqual(['clock'])
  })

  it('refuses a kind that there is not', async () => {
    const { steer } = await served()

    expect(await steer('GET', '/_fake/stream?only=calls')).toMatchObject({
      status: 400,
      json: { error: expect.stringMatching(/^stream: only is 'calls'; give one of/) as unknown },
    })
  })

  it('is no request: no history, no poll, no change', async () => {
    const { fake, server } = await served()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const before = fake.snapshot()

    await listening(`${server.url}/_fake/stream`)

    expect(fake.snapshot()).toEqual(before)
  })

  it('is ended where the server is closed, and keeps nothing of it', async () => {
    const server = await serve(createFakeHealthLake())
    const streams = [
      await listening(`${server.url}/_fake/stream`),
      await listening(`${server.url}/_fake/stream`),
    ]

    await server.close()

    await expect(Promise.all(streams.map(({ ended }) => ended))).resolves.toHaveLength(2)
    const next = await serve(createFakeHealthLake(), { port: Number(new URL(server.url).port) })
    onTestFinished(() => next.close())
    expect(next.url).toBe(server.url)
  })

  it('is ended where the clock fails, and the server goes on', async () => {
    const manual = manualClock()
    let fails = false
    const clock = {
      now: () => (fails ? Number.NaN : manual.now()),
      set: () => {},
      advance: () => {},
    }
    const { server, steer } = await served({ clock })
    const stream = await listening(`${server.url}/_fake/stream`)

    fails = true

    await expect(stream.ended).rejects.toThrow('terminated')
    expect(await steer('GET', '/_fake/state')).toMatchObject({ status: 400 })
    fails = false
    expect(await steer('GET', '/_fake/health')).toMatchObject({ status: 200 })
    await listening(`${server.url}/_fake/stream`)
  })
})
