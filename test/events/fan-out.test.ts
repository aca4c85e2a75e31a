import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'
import { create, hear } from './tools.ts'

const tooMany =
  'Listeners of events have caused more than 20000 events in one go; let a listener respond only to events that it does not cause itself.'

const creating = { detailType: 'Data Store Creating' } as const
const active = { detailType: 'Data Store Active' } as const

describe('Listeners whose every event leads to several are found out before memory is full:', () => {
  it('two of them, by the request that began it', () => {
    const fake = createFakeHealthLake()
    const listeners = [1, 2].map(() => fake.onEvent(creating, () => create(fake)))

    expect(() => create(fake)).toThrow(tooMany)
    expect(() => fake.verify()).toThrow(tooMany)
    for (const listener of listeners) listener.remove()
    fake.reset()
    create(fake)
    expect(() => fake.verify()).not.toThrow()
  })

  it('one that hears each event twice', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 'always', outcome: { kind: 'event', delivery: 'twice' } })
    fake.onEvent(creating, () => create(fake))

    expect(() => create(fake)).toThrow(tooMany)
  })

  it('one that makes many at a time', () => {
    const fake = createFakeHealthLake()
    fake.onEvent(creating, () => {
      for (let made = 0; made < 100; made += 1) create(fake)
    })

    expect(() => create(fake)).toThrow(tooMany)
  })

  it('one that hears of all that takes no time', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
    fake.onEvent({}, () => create(fake))

    expect(() => create(fake)).toThrow(tooMany)
  })

  it('two with promises, told once', async () => {
    const fake = createFakeHealthLake()
    for (let count = 0; count < 2; count += 1) {
      fake.onEvent(creating, async () => {
        await Promise.resolve()
        create(fake)
      })
    }
    create(fake)
    await fake.eventsDelivered()

    const { message } = thrownBy(() => fake.verify())
    expect(message.split('let a listener respond only')).toHaveLength(2)
    expect(message).not.toContain('Listeners of events threw')
  })

  it('over time, by settle and by a clock that is moved', () => {
    const fake = createFakeHealthLake()
    for (let count = 0; count < 2; count += 1) fake.onEvent(active, () => create(fake))
    create(fake)
    const fork = fake.fork()
    for (let count = 0; count < 2; count += 1) fork.onEvent(active, () => create(fork))

    expect(() => fake.settle()).toThrow(tooMany)
    expect(() => fork.clock.advance({ days: 365 })).toThrow(tooMany)
  })
})

describe('Listeners that lead to much but come to an end', () => {
  it('hear all of it', () => {
    const fake = createFakeHealthLake()
    const heard = hear(fake)
    fake.onEvent(active, ({ detail }) => {
      if (detail.datastoreName === 'first') create(fake, 'second')
    })
    for (let made = 0; made < 8000; made += 1) create(fake, 'first')
    fake.settle()

    expect(heard).toHaveLength(32_000)
    fake.verify()
  })
})
