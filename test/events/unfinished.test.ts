import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  pollingClock,
  type Clock,
  type FakeHealthLake,
  type Snapshot,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, fakeWithStore, imports } from '../jobs/tools.ts'
import { create, hear, typesIn } from './tools.ts'

describe('A listener that has not finished', () => {
  it.each([
    [1, '1 listener of an event has'],
    [2, '2 listeners of events have'],
  ])('is told by verify until it has: %d', async (count, who) => {
    const fake = createFakeHealthLake()
    for (let made = 0; made < count; made += 1) fake.onEvent({}, () => Promise.resolve())
    create(fake)
    expect(() => fake.verify()).toThrow(
      new MisuseError(
        `${who} not finished: Data Store Creating of 2025-01-01T00:00:00.000Z. \`await fake.eventsDelivered()\` first; if that never ends, a promise that a listener returned never settles.`,
      ),
    )

    await fake.eventsDelivered()

    expect(() => fake.verify()).not.toThrow()
  })
})

describe('A listener that never finishes', () => {
  it('is told with its events, ten at most', () => {
    const fake = createFakeHealthLake()
    fake.onEvent({}, () => new Promise(() => {}))
    for (let made = 0; made < 12; made += 1) {
      create(fake)
      fake.clock.advance({ seconds: 1 })
    }

    expect(() => fake.verify()).toThrow(
      /^12 listeners of events have not finished: Data Store Creating of 2025-01-01T00:00:00[.]000Z, .* of 2025-01-01T00:00:09[.]000Z and 2 more[.] /,
    )
  })

  it.each<[what: string, forget: (fake: FakeHealthLake, before: Snapshot) => void]>([
    ['reset', (fake) => fake.reset()],
    ['clearHistory', (fake) => fake.clearHistory()],
    ['restore', (fake, before) => fake.restore(before)],
  ])('is forgotten by %s, with what it does later', async (_what, forget) => {
    const fake = createFakeHealthLake()
    const before = fake.snapshot()
    const rejects: ((error: Error) => void)[] = []
    fake.onEvent({}, () => new Promise((_resolve, reject) => rejects.push(reject)))
    create(fake)
    const delivered = fake.eventsDelivered()

    forget(fake, before)

    await delivered
    for (const reject of rejects) reject(new Error('too late'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(() => fake.verify()).not.toThrow()
  })
})

const late = { kind: 'event', delivery: 'late', by: { minutes: 5 } } as const

describe('A late event', () => {
  it('is told by verify until the clock is there, also by one that polls move', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.faults.add({ event: 'Data Store Active', outcome: late })
    const heard = hear(fake, { detailType: 'Data Store Active' })
    const DatastoreId = create(fake)
    fake.execute('DescribeFHIRDatastore', { DatastoreId })
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('ACTIVE')
    expect(heard).toEqual([])
    expect(() => fake.verify()).toThrow(
      new MisuseError(
        'A fault rule delays Data Store Active of 2025-01-01T00:15:00.000Z to 2025-01-01T00:20:00.000Z, and the clock is not there yet; settle() moves it on.',
      ),
    )

    fake.settle()

    expect(typesIn(heard)).toEqual(['Data Store Active'])
    expect(() => fake.verify()).not.toThrow()
  })

  it('is delivered by verify if it is due by a clock that tells nobody', () => {
    const own = manualClock()
    const clock: Clock = {
      now: () => own.now(),
      advance: (by) => own.advance(by),
      set: (to) => own.set(to),
    }
    const fake = createFakeHealthLake({ clock })
    fake.faults.add({ event: 'Data Store Creating', outcome: late })
    const heard = hear(fake)
    create(fake)
    own.advance({ minutes: 5 })

    expect(() => fake.verify()).not.toThrow()
    expect(typesIn(heard)).toEqual(['Data Store Creating'])
  })

  it('is no transition: a step delivers it on its way, and goes to none beyond', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 2, outcome: late })
    const heard = hear(fake)
    create(fake)

    expect(fake.nextTransition()).toMatchObject({ to: 'ACTIVE' })
    expect(fake.step()).toMatchObject([{ to: 'ACTIVE' }])
    expect(typesIn(heard)).toEqual(['Data Store Creating'])
    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.step()).toEqual([])
    expect(fake.settle()).toEqual([])
    expect(typesIn(heard)).toEqual(['Data Store Creating', 'Data Store Active'])
  })

  it('is in the timeline as coming, at what it is about', () => {
    const { fake, store } = fakeWithStore()
    fake.faults.add({ times: 'always', outcome: late })
    create(fake)
    imports.start(fake, store)
    exports.start(fake, store)

    const coming = fake
      .timeline()
      .split('\n\n')
      .filter((lane) => lane.includes('delayed'))
      .map((lane) => lane.replaceAll(/[0-9a-f]{32}/g, '<id>').split('\n'))
      .map((lines) => [lines[0], ...lines.filter((line) => line.includes('delayed'))])
    const at = '  2025-01-01T00:05:00.000Z  … '
    expect(coming).toEqual([
      ['us-east-1  datastore <id>', `${at}Data Store Creating, delayed`],
      ['us-east-1  importJob <id>', `${at}Import Job Submitted, delayed`],
      ['us-east-1  exportJob <id>', `${at}Export Job Submitted, delayed`],
    ])
  })
})
