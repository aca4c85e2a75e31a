import { HealthLakeClient, CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requestFor, said } from '../wire/tools.ts'
import { rejectionOf } from '../thrown.ts'
import { isPending, wireDoors } from './doors.ts'

const create = () => requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

async function overHttp() {
  const fake = createFakeHealthLake()
  const server = await serve(fake)
  const client = new HealthLakeClient({
    endpoint: server.url,
    region: fake.region,
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
    maxAttempts: 1,
  })
  onTestFinished(async () => {
    client.destroy()
    await server.close()
  })
  const send = () => client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
  return { fake, send }
}

describe.each(wireDoors)('A fault shows itself through $name', ({ open }) => {
  it('as an answer with its name and status', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: 'InternalServerException' })

    expect(await said(await answer(create()))).toMatchObject({
      status: 500,
      requestId: fake.history[0]?.attempts[0]?.requestId,
      body: { __type: 'com.amazonaws.healthlake#InternalServerException' },
    })
    expect(fake.datastores()).toEqual([])
  })

  it('as an answer with a status and a header of its own', async () => {
    const { fake, answer } = await open()
    const outcome = { kind: 'error', name: 'TeapotException', statusCode: 418 } as const
    fake.faults.add({ outcome: { ...outcome, retryAfterSeconds: 1.5 }, anyError: true })

    const response = await answer(create())

    expect(response.headers.get('retry-after')).toBe('1.5')
    expect(await said(response)).toMatchObject({
      status: 418,
      body: { __type: 'com.amazon.coral.service#TeapotException' },
    })
  })

  it.each([
    { when: 'before', stores: 0 },
    { when: 'after', stores: 1 },
  ] as const)('as a TypeError, if the connection fails $when the work', async (row) => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when: row.when } })

    const error = await rejectionOf(answer(create()))

    expect(error).toBeInstanceOf(TypeError)
    expect(error.message).toBe('fetch failed')
    expect(error.cause).toHaveProperty('code')
    expect(fake.datastores()).toHaveLength(row.stores)
  })

  it.each([
    ['empty', /^$/],
    ['truncated', /^\{"Data.*[^}]$/],
    ['not-json', /^<html>/],
  ] as const)('as a body that is %s', async (body, text) => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'corrupt', body } })

    const response = await answer(create())

    expect(response.status).toBe(200)
    expect(await response.text()).toMatch(text)
    expect(fake.datastores()).toHaveLength(1)
  })

  it('as a refusal whose body is not JSON, if it was one', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'not-json' } })

    const response = await answer(requestFor('CreateFHIRDatastore', {}))

    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(/^<html>/)
  })

  it('as the beginning of a refusal, if it was one', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncated' } })

    const response = await answer(requestFor('CreateFHIRDatastore', {}))

    expect(response.status).toBe(400)
    expect(await response.text()).toMatch(
      /^\{"__type":"com\.amazonaws\.healthlake#ValidationException".*[^}]$/,
    )
  })

  it('as time that has passed, if the answer is late', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'latency', duration: 1234 } })

    expect((await answer(create())).status).toBe(200)
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:01.234Z'))
  })

  it('as nothing at all, if it hangs, until the caller gives up', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const giveUp = new AbortController()
    const answered = answer(new Request(create(), { signal: giveUp.signal }))
    expect(await isPending(fake, answered)).toBe(true)

    giveUp.abort(new Error('Enough'))

    expect(await rejectionOf(answered)).toMatchObject({ message: 'Enough' })
    expect(fake.datastores()).toEqual([])
  })

  it('as a success that ends otherwise, if it is a transition', async () => {
    const { fake, answer } = await open()
    fake.faults.add({ outcome: { kind: 'transition', to: 'CREATE_FAILED' } })

    expect((await answer(create())).status).toBe(200)

    fake.settle()
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATE_FAILED' }])
  })
})

describe("A fault shows itself through fetch, in the connection's words", () => {
  it('as the cause of a TypeError', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ENOTFOUND' } })

    expect(await rejectionOf(fake.fetch(create()))).toMatchObject({ cause: { code: 'ENOTFOUND' } })
  })
})

describe("A fault shows itself to AWS's own client over a real connection", () => {
  it('as a socket that was destroyed', async () => {
    const { fake, send } = await overHttp()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' } })

    expect(await rejectionOf(send())).toMatchObject({ code: 'ECONNRESET' })
    expect(fake.datastores()).toHaveLength(1)
  })

  it('as an answer that it cannot parse', async () => {
    const { fake, send } = await overHttp()
    fake.faults.add({ outcome: { kind: 'corrupt', body: 'truncated' } })

    expect(await rejectionOf(send())).toBeInstanceOf(SyntaxError)
  })
})
