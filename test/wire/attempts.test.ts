import { createFakeHealthLake, pollingClock, systemClock } from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { until } from '../waiting.ts'
import { requestFor, said } from './tools.ts'

const invocation = (id: string) => ({ headers: { 'amz-sdk-invocation-id': id } })
const list = (id: string, attempt?: string) =>
  requestFor(
    'ListFHIRDatastores',
    {},
    { headers: { ...invocation(id).headers, 'amz-sdk-request': attempt } },
  )

describe('The history of fetch', () => {
  it("groups attempts by the SDK's invocation id", async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'ThrottlingException', per: 'attempt', times: 2 })

    const statuses = [
      (await fake.fetch(list('one'))).status,
      (await fake.fetch(list('one'))).status,
      (await fake.fetch(list('two'))).status,
      (await fake.fetch(list('one'))).status,
    ]

    expect(statuses).toEqual([400, 400, 200, 200])
    expect(fake.history).toMatchObject([
      {
        sequence: 1,
        door: 'fetch',
        output: {},
        attempts: [{ error: 'ThrottlingException' }, { error: 'ThrottlingException' }, {}],
      },
      { sequence: 2, door: 'fetch', attempts: [{}] },
    ])
  })

  it('has a call of its own for each request without an id', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'ThrottlingException', per: 'attempt' })

    await fake.fetch(requestFor('ListFHIRDatastores'))
    await fake.fetch(requestFor('ListFHIRDatastores'))

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1, 1])
  })

  it('takes the same id after an answer for a further attempt, since the answer may have been lost', async () => {
    const fake = createFakeHealthLake()

    await fake.fetch(list('one'))
    await fake.fetch(list('one'))

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([2])
  })

  it('takes the same id for a new call where the client says that it is the first attempt', async () => {
    const fake = createFakeHealthLake()
    const told = ['attempt=1; max=3', 'ttl=20250101T000000Z; attempt=2; max=3', 'attempt=1']

    for (const text of [...told, 'attempt=10; max=12']) await fake.fetch(list('one', text))

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([2, 2])
  })

  it('takes the same id for a new call where it comes with another operation', async () => {
    const fake = createFakeHealthLake()

    await fake.fetch(list('one'))
    await fake.fetch(requestFor('ListTagsForResource', {}, invocation('one')))
    await fake.fetch(list('one'))

    expect(fake.history.map(({ operation, attempts }) => [operation, attempts.length])).toEqual([
      ['ListFHIRDatastores', 2],
      ['ListTagsForResource', 1],
    ])
  })

  it('takes the same id after a thousand other calls for a call of its own', async () => {
    const fake = createFakeHealthLake()

    await fake.fetch(list('one'))
    for (let count = 0; count < 999; count += 1) await fake.fetch(list(`other ${count}`))
    await fake.fetch(list('one'))
    expect(fake.history).toHaveLength(1000)

    for (let count = 0; count < 1000; count += 1) await fake.fetch(list(`another ${count}`))
    await fake.fetch(list('one'))
    expect(fake.history).toHaveLength(2001)
  })

  it('lets a rule that is per call strike every attempt of it', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'ThrottlingException' })

    const statuses: number[] = []
    for (const id of ['one', 'one', 'two', 'one'])
      statuses.push((await fake.fetch(list(id))).status)

    expect(statuses).toEqual([400, 400, 200, 400])
  })

  it('leaves out what was refused before the service', async () => {
    const fake = createFakeHealthLake()

    await fake.fetch(requestFor('Nothing'))
    await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers: { authorization: '' } }))
    await fake.fetch(requestFor('ListFHIRDatastores', {}, { method: 'GET' }))

    expect(fake.history).toEqual([])
  })

  it('counts polls as every door does', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    await fake.fetch(requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }))

    const { body } = await said(await fake.fetch(requestFor('ListFHIRDatastores')))

    expect(body).toMatchObject({ DatastorePropertiesList: [{ DatastoreStatus: 'ACTIVE' }] })
  })
})

describe('A fault rule shows itself to fetch', () => {
  it('as a failure of the network, if the connection fails', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET' } })

    const failing = fake.fetch(requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }))

    await expect(failing).rejects.toThrow(TypeError)
    await expect(failing).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNRESET' },
    })
    expect(fake.datastores()).toEqual([])
  })

  it('as a failure after the work, if the answer is lost', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' } })

    const failing = fake.fetch(requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }))

    await expect(failing).rejects.toThrow(TypeError)
    expect(fake.datastores()).toHaveLength(1)
  })

  it.each([
    ['empty', /^$/],
    ['truncated', /^\{"DatastoreProp/],
    ['not-json', /^<html>/],
  ] as const)('as a body that is %s', async (body, text) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'corrupt', body } })

    const response = await fake.fetch(requestFor('ListFHIRDatastores'))

    expect(response.status).toBe(200)
    const shown = await response.text()
    expect(shown).toMatch(text)
    expect(() => JSON.parse(shown) as unknown).toThrow(SyntaxError)
  })

  it('as an error with its status and retry-after', async () => {
    const fake = createFakeHealthLake()
    const outcome = { kind: 'error', name: 'TeapotException', statusCode: 418 } as const
    fake.faults.add({
      outcome: { ...outcome, message: 'Short.', retryAfterSeconds: 7 },
      anyError: true,
    })

    const response = await fake.fetch(requestFor('ListFHIRDatastores'))

    expect(response.headers.get('retry-after')).toBe('7')
    expect(await said(response)).toMatchObject({
      status: 418,
      body: { __type: 'com.amazon.coral.service#TeapotException', message: 'Short.' },
    })
  })

  it('as time that passes on a clock that is moved by hand', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'latency', duration: { minutes: 3 } } })

    expect((await fake.fetch(requestFor('ListFHIRDatastores'))).status).toBe(200)

    expect(new Date(fake.clock.now()).toISOString()).toBe('2025-01-01T00:03:00.000Z')
  })

  it("as a wait on the system's clock", async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: { kind: 'latency', duration: 5000 } })
    let answered = false

    const waiting = fake.fetch(requestFor('ListFHIRDatastores')).then((response) => {
      answered = true
      return response
    })
    await until(() => vi.getTimerCount() > 0)
    await vi.advanceTimersByTimeAsync(4999)
    expect(answered).toBe(false)
    await vi.advanceTimersByTimeAsync(1)

    expect((await waiting).status).toBe(200)
  })

  it('as no answer, until the request is aborted', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })
    const abort = new AbortController()
    const request = new Request(requestFor('ListFHIRDatastores'), { signal: abort.signal })

    const waiting = fake.fetch(request)
    await vi.waitUntil(() => fake.history.length === 1)
    abort.abort(new Error('I am tired of waiting.'))

    await expect(waiting).rejects.toThrow('I am tired of waiting.')
  })
})

describe('A request that is aborted before', () => {
  it('never arrives', async () => {
    const fake = createFakeHealthLake()
    const body = { DatastoreTypeVersion: 'R4' }
    const request = new Request(requestFor('CreateFHIRDatastore', body), {
      signal: AbortSignal.abort(new Error('Too late.')),
    })

    await expect(fake.fetch(request)).rejects.toThrow('Too late.')

    expect(fake.history).toEqual([])
    expect(fake.datastores()).toEqual([])
  })
})
