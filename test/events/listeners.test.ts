import { createFakeHealthLake, manualClock, pollingClock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { exports, fakeWithStore, imports } from '../jobs/tools.ts'
import { create, hear, typesIn, typesOf } from './tools.ts'

describe('A listener', () => {
  it('hears of what a request has done, and once it is done [event-order]', () => {
    const fake = createFakeHealthLake()
    const seen: unknown[] = []
    fake.onEvent({ detailType: 'Data Store Creating' }, ({ detail }) => {
      seen.push([fake.history.length, fake.datastore(detail.datastoreId)?.DatastoreStatus])
    })
    create(fake)

    expect(seen).toEqual([[1, 'CREATING']])
  })

  it('hears of each instant when all of its transitions are over, at that time on the clock', () => {
    const { fake, store } = fakeWithStore()
    const ids = [imports, imports, exports].map((kind) => kind.start(fake, store).JobId)
    const seen: unknown[] = []
    fake.onEvent({}, (event) => {
      const [a = '', b = '', c = ''] = ids
      const statuses = [fake.importJob(a), fake.importJob(b), fake.exportJob(c)]
      const known = statuses.map((job) => job?.JobStatus)
      seen.push([fake.clock.now() - Date.parse(event.time), known])
    })
    fake.clock.advance({ minutes: 1 })
    const first = [0, ['IN_PROGRESS', 'QUEUED', 'IN_PROGRESS']]
    expect(seen).toEqual([first, first, first])
    seen.length = 0
    fake.clock.set(fake.clock.now() + 30_000)
    const second = [0, ['COMPLETED', 'IN_PROGRESS', 'IN_PROGRESS']]
    expect(seen).toEqual([second, second])
  })

  it.each([
    ['clock.advance', (fake) => fake.clock.advance({ minutes: 15 })],
    ['step', (fake) => fake.step()],
    ['settle', (fake) => fake.settle()],
  ] satisfies [string, (fake: ReturnType<typeof createFakeHealthLake>) => unknown][])(
    'is called by %s itself',
    (_name, move) => {
      const fake = createFakeHealthLake()
      create(fake)
      const heard = hear(fake)
      move(fake)

      expect(typesIn(heard)).toEqual(['Data Store Active'])
    },
  )

  it('hears on a polling clock of what a poll finds, after the poll', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const DatastoreId = create(fake)
    const seen: string[] = []
    fake.onEvent({}, () => {
      seen.push(fake.history.at(-1)?.operation ?? '')
    })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(seen).toEqual(['DescribeFHIRDatastore'])
  })

  it('hears on a clock of a test’s own with the next look, at the latest by eventsDelivered', async () => {
    const own = manualClock()
    const clock = {
      now: () => own.now(),
      set: (to: never) => own.set(to),
      advance: (by: never) => own.advance(by),
    }
    const fake = createFakeHealthLake({ clock })
    create(fake)
    const heard = hear(fake)
    own.advance({ minutes: 15 })
    expect(heard).toEqual([])
    await fake.eventsDelivered()

    expect(typesIn(heard)).toEqual(['Data Store Active'])
  })

  it('may move a clock that is being moved', () => {
    const fake = createFakeHealthLake()
    create(fake)
    fake.onEvent({ detailType: 'Data Store Active' }, () => fake.clock.advance({ hours: 1 }))
    fake.clock.advance({ minutes: 20 })

    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T01:15:00Z'))
  })

  it('hears what it asked for and no more: a type or several, a detail, a region', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId: far } = fake.addDatastore({}, { region: 'eu-west-1' })
    const one = hear(fake, { detailType: 'Import Job In Progress' })
    const two = hear(fake, { detailType: ['Import Job Submitted', 'Export Job Submitted'] })
    const there = hear(fake, { region: 'eu-west-1' })
    const named = hear(fake, { detail: { datastoreName: 'claims' } })
    const from = hear(fake, { detail: { inputDataConfig: { s3Uri: 's3://patients/in/' } } })
    create(fake, 'claims')
    create(fake, 'other')
    imports.start(fake, far, {}, { region: 'eu-west-1' })
    exports.start(fake, far, {}, { region: 'eu-west-1' })
    fake.step()

    expect(typesIn(one)).toEqual(['Import Job In Progress'])
    expect(typesIn(two)).toEqual(['Import Job Submitted', 'Export Job Submitted'])
    expect(there).toHaveLength(4)
    expect(typesIn(named)).toEqual(['Data Store Creating'])
    expect(typesIn(from)).toEqual(['Import Job Submitted', 'Import Job In Progress'])
  })

  it('hears nothing of before, and nothing once it is taken away, also by another one', () => {
    const fake = createFakeHealthLake()
    create(fake)
    fake.clock.advance({ minutes: 15 })
    const heard: string[] = []
    const first = fake.onEvent({}, () => second.remove())
    const second = fake.onEvent({}, () => heard.push('second'))
    {
      using _ = fake.onEvent({}, () => heard.push('third'))
      create(fake)
    }
    create(fake)
    first.remove()

    expect(heard).toEqual(['third'])
  })

  it('that comes while others are called hears the next event first', () => {
    const fake = createFakeHealthLake()
    const heard: string[] = []
    using first = fake.onEvent({}, () => {
      first.remove()
      fake.onEvent({}, (event) => heard.push(event['detail-type']))
    })
    create(fake)
    fake.settle()

    expect(heard).toEqual(['Data Store Active'])
  })

  it('may send requests, whose events come after those before', () => {
    const fake = createFakeHealthLake()
    fake.onEvent({ detailType: 'Data Store Active' }, ({ detail }) => {
      imports.start(fake, detail.datastoreId)
    })
    const heard = hear(fake)
    create(fake)
    create(fake)
    const happened = fake.settle()

    expect(typesIn(heard)).toEqual(typesOf(fake))
    expect(typesIn(heard).slice(2, 6)).toEqual([
      'Data Store Active',
      'Data Store Active',
      'Import Job Submitted',
      'Import Job Submitted',
    ])
    expect(happened.map(({ to }) => to)).toEqual([
      'ACTIVE',
      'ACTIVE',
      'IN_PROGRESS',
      'QUEUED',
      'COMPLETED',
      'IN_PROGRESS',
      'COMPLETED',
    ])
  })

  it('stays over reset and restore; a fork has none, but the events', () => {
    const fake = createFakeHealthLake()
    const heard = hear(fake)
    create(fake)
    const fork = fake.fork()
    const snapshot = fake.snapshot()
    expect(fork.events).toEqual(fake.events)
    create(fork)
    expect(heard).toHaveLength(1)
    fake.reset()
    expect(fake.events).toEqual([])
    fake.restore(snapshot)
    expect(fake.events).toEqual(fork.events.slice(0, 1))
    fake.settle()

    expect(typesIn(heard)).toEqual(['Data Store Creating', 'Data Store Active'])
  })

  it('is called no more when the fake is disposed of', () => {
    const fake = createFakeHealthLake()
    const heard = hear(fake)
    create(fake)
    fake[Symbol.dispose]()
    fake.clock.advance({ minutes: 15 })

    expect(heard).toHaveLength(1)
    expect(() => fake.onEvent({}, () => {})).toThrow('disposed of')
  })
})
