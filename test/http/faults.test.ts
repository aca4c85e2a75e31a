import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { systemClock } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { said } from '../wire/tools.ts'
import { r4, served } from './tools.ts'

describe('A fault rule shows itself over HTTP', () => {
  it('as a connection that ends, if the connection fails', async () => {
    const { fake, ask } = await served()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' } })

    await expect(ask('CreateFHIRDatastore', r4)).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'UND_ERR_SOCKET' },
    })

    expect(fake.datastores()).toEqual([])
    expect((await ask('CreateFHIRDatastore', r4)).status).toBe(200)
  })

  it('as a connection that ends after the work, if the answer is lost', async () => {
    const { fake, ask } = await served()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' } })

    await expect(ask('CreateFHIRDatastore', r4)).rejects.toThrow('fetch failed')

    expect(fake.datastores()).toHaveLength(1)
  })

  it("as a connection that the SDK's retries make good", async () => {
    const { fake, server } = await served()
    fake.faults.add({ per: 'attempt', outcome: { kind: 'connection', code: 'ECONNRESET' } })
    const client = new HealthLakeClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    })
    onTestFinished(() => client.destroy())

    const { $metadata } = await client.send(new ListFHIRDatastoresCommand({}))

    expect($metadata.attempts).toBe(2)
    expect(fake.history).toMatchObject([
      { attempts: [{ fault: { rule: 1, kind: 'connection' } }, {}] },
    ])
  })

  it('as an answer that comes later, also where a program has a Promise of its own', async () => {
    const { fake, ask } = await served()
    fake.faults.add({ outcome: { kind: 'latency', duration: { minutes: 1 } } })
    vi.stubGlobal('Promise', class extends Promise<unknown> {})
    onTestFinished(() => {
      vi.unstubAllGlobals()
    })

    const { status } = await ask('ListFHIRDatastores')

    expect(status).toBe(200)
    expect(new Date(fake.clock.now()).toISOString()).toBe('2025-01-01T00:01:00.000Z')
  })

  it('as no answer, until the client gives up', async () => {
    const { fake, server, ask } = await served()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const client = new HealthLakeClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
      requestHandler: { requestTimeout: 100, throwOnRequestTimeout: true },
      maxAttempts: 1,
    })
    onTestFinished(() => client.destroy())

    await expect(client.send(new ListFHIRDatastoresCommand({}))).rejects.toMatchObject({
      name: 'TimeoutError',
    })

    expect((await ask('ListFHIRDatastores')).status).toBe(200)
    expect(fake.history).toHaveLength(2)
  })

  it("as a wait on the system's clock", async () => {
    const { fake, ask } = await served({ clock: systemClock() })
    fake.faults.add({ outcome: { kind: 'latency', duration: 120 } })
    const begun = performance.now()

    const response = await ask('ListFHIRDatastores')

    expect(response.status).toBe(200)
    expect(performance.now() - begun).toBeGreaterThan(115)
  })

  it('as time that passes on a clock that is moved by hand', async () => {
    const { fake, ask } = await served()
    fake.faults.add({ outcome: { kind: 'latency', duration: { hours: 1 } } })

    expect((await ask('ListFHIRDatastores')).status).toBe(200)

    expect(new Date(fake.clock.now()).toISOString()).toBe('2025-01-01T01:00:00.000Z')
  })

  it.each([
    ['empty', /^$/],
    ['truncated', /^\{"DatastoreProp/],
    ['not-json', /^<html>/],
  ] as const)('as a body that is %s, with its true length', async (body, shown) => {
    const { fake, ask } = await served()
    fake.faults.add({ outcome: { kind: 'corrupt', body } })

    const response = await ask('ListFHIRDatastores')
    const text = await response.text()

    expect(response.status).toBe(200)
    expect(text).toMatch(shown)
    expect(response.headers.get('content-length')).toBe(String(text.length))
  })

  it('as an error with its status and retry-after', async () => {
    const { fake, ask } = await served()
    const outcome = { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: 2 } as const
    fake.faults.add({ outcome: { ...outcome, statusCode: 429 } })

    const response = await ask('ListFHIRDatastores')

    expect(response.headers.get('retry-after')).toBe('2')
    expect(await said(response)).toMatchObject({
      status: 429,
      body: { __type: 'com.amazonaws.healthlake#ThrottlingException' },
    })
  })

  it('to others not at all: a hanging request holds up none', async () => {
    const { fake, ask } = await served()
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'hang' } })

    const hanging = ask('ListFHIRDatastores')
    hanging.catch(() => {})
    await expect.poll(() => fake.history.length).toBe(1)

    expect((await ask('CreateFHIRDatastore', r4)).status).toBe(200)
  })
})
