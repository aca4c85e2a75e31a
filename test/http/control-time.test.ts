import { manualClock, systemClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { like, r4, served } from './tools.ts'

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
    ['{"by":5}', 'clock: there is no member by. There are advance and set.'],
    ['{"__proto__":{"advance":5}}', /^clock: there is no member __proto__\./],
    ['{"advance":-1}', /^clock\.advance: -1 is not a duration\./],
    ['{"advance":null}', /^clock\.advance: null is not a duration\./],
    ['{"advance":"1 hour"}', /^clock\.advance: '1 hour' is not a duration\./],
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
