import { describe, expect, it } from 'vitest'
import { like, r4, served } from './tools.ts'

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
    ['', /^snapshot: the body is empty; give what GET/],
    ['5', /^restore: 5 is not a snapshot/],
    ['[]', /^restore: \[\] is not a snapshot/],
    ['{}', /^restore: \{\} is not a snapshot/],
    ['{"version":99}', /^restore: the snapshot has version 99/],
    ['{"version":6}', /^restore: the snapshot was edited or truncated/],
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
