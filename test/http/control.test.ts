import { manualClock, pollingClock, systemClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { like, served } from './tools.ts'

const r4 = { DatastoreTypeVersion: 'R4' }

describe('/_fake/health', () => {
  it('tells that the fake is there, whose it is, and its time', async () => {
    const { steer } = await served({ accountId: '210987654321', region: 'eu-west-1' })

    expect(await steer('GET', '/_fake/health')).toEqual({
      status: 200,
      type: 'application/json',
      json: {
        status: 'ok',
        accountId: '210987654321',
        region: 'eu-west-1',
        now: '2025-01-01T00:00:00.000Z',
      },
    })
  })

  it('is no request: no history, no poll', async () => {
    const { fake, ask, steer } = await served({ clock: pollingClock() })
    await ask('CreateFHIRDatastore', r4)

    for (const path of ['health', 'history', 'timeline', 'clock', 'faults', 'snapshot']) {
      await steer('GET', `/_fake/${path}`)
    }

    expect(fake.history).toHaveLength(1)
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })
})

describe('/_fake/history', () => {
  it('gives the history, and clears it', async () => {
    const { fake, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)
    await ask('ListFHIRDatastores', { MaxResults: 0 })

    const { json } = await steer('GET', '/_fake/history')
    const cleared = await steer('DELETE', '/_fake/history')

    expect(json).toMatchObject([
      { sequence: 1, door: 'http', operation: 'CreateFHIRDatastore', input: r4 },
      { sequence: 2, error: { name: 'ValidationException' }, attempts: [{}] },
    ])
    expect(cleared).toMatchObject({ status: 200, json: { cleared: true } })
    expect(fake.history).toEqual([])
    expect((await steer('GET', '/_fake/history')).json).toEqual([])
  })
})

describe('/_fake/timeline', () => {
  it('gives the timeline, line by line', async () => {
    const { fake, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)

    const { json } = await steer('GET', '/_fake/timeline')

    expect(json).toEqual({ timeline: fake.timeline().split('\n') })
  })
})

describe('/_fake/clock', () => {
  it.each([
    [{ advance: { minutes: 20 } }, '2025-01-01T00:20:00.000Z'],
    [{ advance: { hours: 1, seconds: 30 } }, '2025-01-01T01:00:30.000Z'],
    [{ advance: 1500 }, '2025-01-01T00:00:01.500Z'],
    [{ advance: 0 }, '2025-01-01T00:00:00.000Z'],
    [{ set: '2025-06-01T12:00:00Z' }, '2025-06-01T12:00:00.000Z'],
    [{ set: '2025-06-01T12:00:00+02:00' }, '2025-06-01T10:00:00.000Z'],
    [{ set: 1_750_000_000_000 }, '2025-06-15T15:06:40.000Z'],
  ])('moves by %j', async (body, now) => {
    const { fake, steer } = await served()

    expect(await steer('POST', '/_fake/clock', body)).toMatchObject({ status: 200, json: { now } })

    expect(new Date(fake.clock.now()).toISOString()).toBe(now)
    expect((await steer('GET', '/_fake/clock')).json).toEqual({ now })
  })

  it('makes happen what is due', async () => {
    const { fake, ask, steer } = await served({ lifecycle: { createDatastore: 60_000 } })
    await ask('CreateFHIRDatastore', r4)

    await steer('POST', '/_fake/clock', { advance: { minutes: 1 } })

    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
  })

  it("moves on the system's clock too", async () => {
    const { steer } = await served({ clock: systemClock() })
    const before = Date.now()

    const { json } = await steer('POST', '/_fake/clock', { advance: { days: 2 } })

    const now = Date.parse((json as { now: string }).now) - 2 * 86_400_000
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThan(before + 60_000)
  })

  it.each([
    ['', 'clock: the body is empty; give { "advance": { "minutes": 20 } } or { "set": "…" }.'],
    ['null', /^clock: the body is null; give/],
    ['5', /^clock: the body is 5; give/],
    ['[]', /^clock: the body is \[\]; give/],
    ['{}', 'clock: give either advance or set.'],
    ['{"advance":1,"set":"2026-01-01T00:00:00Z"}', 'clock: give either advance or set.'],
    ['{"by":5}', 'clock: there is no by. There are advance and set.'],
    ['{"__proto__":{"advance":5}}', /^clock: there is no __proto__\./],
    ['{"advance":-1}', /^clock\.advance: -1 is not a duration\./],
    ['{"advance":null}', /^clock\.advance: null is not a duration\./],
    ['{"advance":"1h"}', /^clock\.advance: '1h' is not a duration\./],
    ['{"advance":{"minuts":5}}', /^clock\.advance: a duration has no minuts\./],
    ['{"advance":{"minutes":"5"}}', /^clock\.advance: .* is not a duration\./],
    ['{"advance":1e300}', /^clock\.advance: that is beyond the last instant/],
    ['{"set":"yesterday"}', /^clock\.set: 'yesterday' is not a point in time\./],
    ['{"set":null}', /^clock\.set: null is not a point in time\./],
    ['{"set":"1999-01-01T00:00:00Z"}', /^clock\.set: 1999.* is before the clock's time/],
    ['{"advance":', /^The body is not JSON: /],
  ])('refuses %s', async (body, error) => {
    const { fake, steer } = await served({ clock: manualClock() })

    const answer = await steer('POST', '/_fake/clock', body)

    expect(answer).toEqual({
      status: 400,
      type: 'application/json',
      json: { error: like(error) },
    })
    expect(new Date(fake.clock.now()).toISOString()).toBe('2025-01-01T00:00:00.000Z')
  })
})

describe('/_fake/settle', () => {
  it('lets all that is in progress finish, and tells what happened', async () => {
    const { fake, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)

    const { status, json } = await steer('POST', '/_fake/settle')

    const [store] = fake.datastores()
    expect(store).toMatchObject({ DatastoreStatus: 'ACTIVE' })
    expect(status).toBe(200)
    expect(json).toEqual([
      {
        at: '2025-01-01T00:15:00.000Z',
        region: 'us-east-1',
        resource: 'datastore',
        id: store?.DatastoreId,
        from: 'CREATING',
        to: 'ACTIVE',
      },
    ])
  })
})

describe('/_fake/faults', () => {
  it('adds a rule', async () => {
    const { fake, ask, steer } = await served()
    const rule = { operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' }

    const { json } = await steer('POST', '/_fake/faults', rule)

    expect(json).toEqual({ added: 1 })
    expect((await ask('ListFHIRDatastores')).status).toBe(400)
    expect((await ask('ListFHIRDatastores')).status).toBe(200)
    fake.verify()
  })

  it('adds a list of rules, lists those that are pending, and clears them', async () => {
    const { fake, steer } = await served()
    const rules = [
      { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException', times: 2 },
      { outcome: { kind: 'hang' }, times: 'always' },
    ]

    expect((await steer('POST', '/_fake/faults', rules)).json).toEqual({ added: 2 })
    expect((await steer('GET', '/_fake/faults')).json).toEqual(
      JSON.parse(JSON.stringify(fake.faults.pending())),
    )
    expect(fake.faults.pending()).toHaveLength(1)
    expect((await steer('DELETE', '/_fake/faults')).json).toEqual({ cleared: true })

    expect((await steer('GET', '/_fake/faults')).json).toEqual([])
  })

  it('takes "Infinity" for what shall never end, and gives it back so', async () => {
    const { fake, ask, steer } = await served()
    const outcome = { kind: 'transition', after: 'Infinity' }

    await steer('POST', '/_fake/faults', { operation: 'CreateFHIRDatastore', outcome })
    const { json } = await steer('GET', '/_fake/faults')
    await ask('CreateFHIRDatastore', r4)

    expect(json).toMatchObject([{ outcome }])
    expect(fake.settle()).toEqual([])
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })

  it.each([
    ['', /^faults\.add: undefined is no rule; give one such as/],
    ['null', /^faults\.add: null is no rule/],
    ['5', /^faults\.add: 5 is no rule/],
    ['"hang"', /^faults\.add: 'hang' is no rule/],
    ['{}', /^faults\.add: outcome is undefined/],
    ['{"outcome":"Nonsense"}', /^faults\.add: .*'Nonsense' is no error that AWS documents/],
    ['{"outcom":"ThrottlingException"}', /there is no outcom\. Did you mean outcome\?/],
    ['{"operation":"Create","outcome":{"kind":"hang"}}', /'Create' is not simulated/],
    ['{"operation":5,"outcome":{"kind":"hang"}}', /operation is 5/],
    ['{"outcome":{"kind":"hang"},"times":0}', /times is 0/],
    ['{"outcome":{"kind":"transition","after":"1h"}}', /after: '1h' is not a duration/],
    ['[{"outcome":{"kind":"hang"}},{"outcome":{"kind":"bang"}}]', /outcome is .*bang/],
    ['[{"outcome":{"kind":"hang"}},null]', /null is no rule/],
    ['{', /^The body is not JSON: /],
  ])('refuses %s and adds nothing', async (body, error) => {
    const { fake, steer } = await served()

    expect(await steer('POST', '/_fake/faults', body)).toEqual({
      status: 400,
      type: 'application/json',
      json: { error: like(error) },
    })
    expect(fake.faults.pending()).toEqual([])
  })
})

describe('/_fake/snapshot', () => {
  it('takes the whole state, and puts it back in this fake or another', async () => {
    const [one, other] = [await served(), await served()]
    await one.ask('CreateFHIRDatastore', r4)

    const { json } = await one.steer('GET', '/_fake/snapshot')
    await one.ask('CreateFHIRDatastore', r4)
    await one.steer('POST', '/_fake/settle')
    const back = [
      await one.steer('PUT', '/_fake/snapshot', json),
      await other.steer('PUT', '/_fake/snapshot', json),
    ]

    const now = '2025-01-01T00:00:00.000Z'
    expect(back).toMatchObject([{ json: { now } }, { json: { now } }])
    expect(one.fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
    expect(other.fake.datastores()).toEqual(one.fake.datastores())
    expect(other.fake.snapshot()).toEqual(one.fake.snapshot())
  })

  it.each([
    ['', /^restore: undefined is no snapshot/],
    ['5', /^restore: 5 is no snapshot/],
    ['[]', /^restore: \[\] is no snapshot/],
    ['{}', /^restore: \{\} is no snapshot/],
    ['{"version":99}', /^restore: the snapshot has version 99/],
    ['{"version":2}', /^restore: the snapshot is damaged/],
    ['{"version":', /^The body is not JSON: /],
  ])('refuses %s and changes nothing', async (body, error) => {
    const { fake, steer } = await served()
    fake.addDatastore()
    const before = fake.snapshot()

    expect(await steer('PUT', '/_fake/snapshot', body)).toEqual({
      status: 400,
      type: 'application/json',
      json: { error: like(error) },
    })
    expect(fake.snapshot()).toEqual(before)
  })
})

describe('/_fake/reset', () => {
  it('makes the fake what it was when it was made', async () => {
    const { fake, ask, steer } = await served()
    const before = fake.snapshot()
    await ask('CreateFHIRDatastore', r4)
    await steer('POST', '/_fake/faults', { outcome: { kind: 'hang' } })
    await steer('POST', '/_fake/clock', { advance: 1000 })

    const { json } = await steer('POST', '/_fake/reset')

    expect(json).toEqual({ now: '2025-01-01T00:00:00.000Z' })
    expect(fake.snapshot()).toEqual(before)
  })
})

describe('A control path', () => {
  it.each([
    ['DELETE', '/_fake/history'],
    ['POST', '/_fake/settle'],
    ['DELETE', '/_fake/faults'],
    ['POST', '/_fake/reset'],
  ])('that takes no body takes an empty one, and no other: %s %s', async (method, path) => {
    const { fake, ask, steer } = await served()
    await ask('CreateFHIRDatastore', r4)
    fake.faults.add({ outcome: { kind: 'hang' } })
    const before = fake.snapshot()

    expect(await steer(method, path, '{"all":true}')).toMatchObject({
      status: 400,
      json: { error: 'The body is {"all":true}, but this takes none; leave it out.' },
    })
    expect(await steer(method, path, '{')).toMatchObject({ status: 400 })
    expect(fake.snapshot()).toEqual(before)
    expect(await steer(method, path, '{}')).toMatchObject({ status: 200 })
    expect(await steer(method, path)).toMatchObject({ status: 200 })
  })

  it.each(['/_fake', '/_fake/', '/_fake/nothing', '/_fake/health/', '/_fake/constructor'])(
    'that is not there is answered with 404 and those that are: %s',
    async (path) => {
      const { steer } = await served()

      expect(await steer('GET', path)).toEqual({
        status: 404,
        type: 'application/json',
        json: {
          error: `There is no ${path}. There are /_fake/health, /_fake/history, /_fake/timeline, /_fake/clock, /_fake/settle, /_fake/faults, /_fake/snapshot and /_fake/reset.`,
        },
      })
    },
  )

  it.each([
    ['POST', '/_fake/health', 'GET'],
    ['PUT', '/_fake/history', 'GET, DELETE'],
    ['DELETE', '/_fake/clock', 'GET, POST'],
    ['GET', '/_fake/settle', 'POST'],
    ['PATCH', '/_fake/faults', 'GET, POST, DELETE'],
    ['POST', '/_fake/snapshot', 'GET, PUT'],
    ['OPTIONS', '/_fake/reset', 'POST'],
  ])('asked with the wrong method is answered with 405: %s %s', async (method, path, allow) => {
    const { fake, server } = await served()
    const before = fake.snapshot()

    const response = await fetch(`${server.url}${path}`, { method })

    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
    expect(await response.json()).toEqual({
      error: `${path} has no ${method}. It has ${allow.replace(/, (?=\w+$)/, ' and ')}.`,
    })
    expect(fake.snapshot()).toEqual(before)
  })

  it('may be asked with a query', async () => {
    const { steer } = await served()

    expect(await steer('GET', '/_fake/health?verbose=1')).toMatchObject({ status: 200 })
  })

  it('needs no signature, and the service still does', async () => {
    const { server } = await served()

    const response = await fetch(`${server.url}/`, { method: 'POST', body: '{}' })

    expect(response.status).toBe(404)
    expect(await response.text()).toBe('<UnknownOperationException/>\n')
  })
})
