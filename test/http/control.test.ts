import { pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { listening } from './listening.ts'
import { like, r4, served } from './tools.ts'

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
    const { fake, server, ask } = await served({ clock: pollingClock() })
    const { DatastoreId } = (await (await ask('CreateFHIRDatastore', r4)).json()) as {
      DatastoreId: string
    }
    fake.objects.put('s3://bucket/key', 'text')
    const looks = `health state history history/1 timeline clock nextTransition datastores jobs
      datastores/${DatastoreId} importJobs exportJobs resources/${DatastoreId} objects
      objects/bucket/key faults faults/all verify ledger snapshot schema`.split(/\s+/)

    for (const path of looks) {
      expect([path, (await fetch(`${server.url}/_fake/${path}`)).status]).toEqual([path, 200])
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

  it.each(['/_fake/nothing', '/_fake/health/', '/_fake/constructor'])(
    'that is not there is answered with 404 and those that are: %s',
    async (path) => {
      const { steer } = await served()

      expect(await steer('GET', path)).toEqual({
        status: 404,
        type: 'application/json',
        json: {
          error: like(
            new RegExp(
              `^There is no ${path}\\. There are /_fake, /_fake/, .* and /_fake/schema\\.$`,
            ),
          ),
        },
      })
    },
  )

  it.each([
    ['health', 200],
    ['state', 200],
    ['datastores', 200],
    ['objects/clinic/a', 200],
    ['datastores/none', 404],
    ['events?x=1', 400],
    ['step', 405],
  ])('answers HEAD with what GET has, but for the body: %s', async (path, status) => {
    const { fake, server } = await served()
    fake.objects.put('s3://clinic/a', 'abc')
    const before = fake.snapshot()
    const ask = (method: string) => fetch(`${server.url}/_fake/${path}`, { method })

    const [head, get] = [await ask('HEAD'), await ask('GET')]

    expect([head.status, get.status]).toEqual([status, status])
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    expect(await head.text()).toBe('')
    expect(fake.snapshot()).toEqual(before)
  })

  it('answers HEAD of the stream at once, and tells of no HEAD as of steering', async () => {
    const { server } = await served()
    const stream = await listening(`${server.url}/_fake/stream`)

    const head = await fetch(`${server.url}/_fake/stream`, { method: 'HEAD' })
    await fetch(`${server.url}/_fake/settle`, { method: 'POST' })

    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
    expect(await head.text()).toBe('')
    expect(await stream.until('steered', 1)).toEqual([{ method: 'POST', path: '/_fake/settle' }])
  })

  it.each([
    ['POST', '/_fake/health', 'GET, HEAD'],
    ['PUT', '/_fake/history', 'GET, HEAD, DELETE'],
    ['DELETE', '/_fake/clock', 'GET, HEAD, POST'],
    ['GET', '/_fake/settle', 'POST'],
    ['PATCH', '/_fake/faults', 'GET, HEAD, POST, DELETE'],
    ['POST', '/_fake/snapshot', 'GET, HEAD, PUT'],
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
