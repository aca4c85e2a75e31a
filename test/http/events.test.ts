import { describe, expect, it } from 'vitest'
import { r4, served } from './tools.ts'

describe('/_fake/events', () => {
  it('tells what HealthLake has told by now', async () => {
    const { fake, ask, steer } = await served({}, { datastoreOrigin: 'aws' })
    await ask('CreateFHIRDatastore', r4)
    fake.clock.advance({ minutes: 15 })

    const { status, json } = await steer('GET', '/_fake/events')
    expect(status).toBe(200)
    expect(json).toEqual(fake.events)
    expect(json).toMatchObject([
      { 'detail-type': 'Data Store Creating' },
      { 'detail-type': 'Data Store Active' },
    ])
  })

  it('keeps as many as the history keeps calls', async () => {
    const { ask, steer } = await served({}, { maxHistory: 2 })
    for (const DatastoreName of ['a', 'b', 'c']) {
      await ask('CreateFHIRDatastore', { ...r4, DatastoreName })
    }

    expect((await steer('GET', '/_fake/events')).json).toMatchObject([
      { detail: { datastoreName: 'b' } },
      { detail: { datastoreName: 'c' } },
    ])
  })

  it('takes rules for events at /_fake/faults', async () => {
    const { fake, steer } = await served()
    const rule = { event: 'Data Store Active', outcome: { kind: 'event', delivery: 'twice' } }
    expect((await steer('POST', '/_fake/faults', rule)).status).toBe(200)

    expect(fake.faults.pending()).toMatchObject([{ ...rule, event: ['Data Store Active'] }])
  })
})
