import { createFakeHealthLake, manualClock, MisuseError, type FaultRule } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { after, fakeWithStore, imports } from '../jobs/tools.ts'
import { create, hear, lost, typesIn, typesOf } from './tools.ts'

/** What listeners hear of an import, and when, where a rule strikes. */
function heardWith(rule: FaultRule) {
  const { fake, store } = fakeWithStore()
  const handle = fake.faults.add(rule)
  const heard: [string, string][] = []
  fake.onEvent({}, (event) => {
    heard.push([event['detail-type'], new Date(fake.clock.now()).toISOString()])
  })
  imports.start(fake, store)
  fake.settle()
  return { fake, handle, heard, types: heard.map(([type]) => type) }
}

const [submitted, started, completed] = [
  'Import Job Submitted',
  'Import Job In Progress',
  'Import Job Completed',
] as const

const reordered = { kind: 'event', delivery: 'reordered' } as const

describe('An event that a rule strikes', () => {
  it('is lost: it was told, but nobody hears of it', () => {
    const { fake, handle, types } = heardWith(lost(started))

    expect(types).toEqual([submitted, completed])
    expect(typesOf(fake)).toEqual([submitted, started, completed])
    expect([handle.used, handle.remaining]).toEqual([1, 0])
    fake.verify()
  })

  it('comes twice, with the same id', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ event: 'Data Store Creating', outcome: { kind: 'event', delivery: 'twice' } })
    const heard = hear(fake)
    create(fake)

    expect(typesIn(heard)).toEqual(['Data Store Creating', 'Data Store Creating'])
    expect(heard[1]).toBe(heard[0])
    expect(fake.events).toHaveLength(1)
  })

  it('is late by so much on the clock, as it was told, and settle waits for it', () => {
    const outcome = { kind: 'event', delivery: 'late', by: { minutes: 5 } } as const
    const { fake, heard } = heardWith({ event: started, outcome })

    expect(heard).toEqual([
      [submitted, after(0)],
      [completed, after(90_000)],
      [started, after(330_000)],
    ])
    expect(fake.events[1]?.time).toBe('2025-01-01T00:00:30Z')
  })

  it('is late until the last instant at the latest', () => {
    const last = '+275760-09-13T00:00:00.000Z'
    const fake = createFakeHealthLake({ clock: manualClock('+275760-09-12T12:00:00Z') })
    const late = { kind: 'event', delivery: 'late', by: '11h' } as const
    fake.faults.add({ event: 'Data Store Active', outcome: late })
    const heard: [string, string][] = []
    fake.onEvent({}, (event) => {
      heard.push([event['detail-type'], new Date(fake.clock.now()).toISOString()])
    })
    fake.clock.advance('1h')
    create(fake)
    fake.settle()

    expect(heard.at(-1)).toEqual(['Data Store Active', last])
    fake.verify()
  })

  it('is late by nothing: after all else of its instant', () => {
    const { types } = heardWith({
      event: submitted,
      outcome: { kind: 'event', delivery: 'late', by: 0 },
    })

    expect(types).toEqual([submitted, started, completed])
  })

  it('comes after the following event, whatever that is about', () => {
    const { fake, types } = heardWith({
      event: started,
      outcome: reordered,
    })

    expect(types).toEqual([submitted, completed, started])
    fake.verify()
  })

  it('comes after the next that is delivered, though others that are lost, late or kept back lie between', () => {
    const typesWhere = (outcome: FaultRule['outcome']) => {
      const { fake, store } = fakeWithStore()
      fake.faults.add({ event: submitted, outcome: reordered })
      fake.faults.add({ event: started, outcome })
      const heard = hear(fake)
      imports.start(fake, store)
      fake.settle()
      return typesIn(heard)
    }
    const late = { kind: 'event', delivery: 'late' } as const

    expect(typesWhere({ kind: 'event', delivery: 'lost' })).toEqual([completed, submitted])
    expect(typesWhere({ ...late, by: { hours: 1 } })).toEqual([completed, submitted, started])
    expect(typesWhere({ ...late, by: { seconds: 1 } })).toEqual([started, submitted, completed])
    expect(typesWhere({ kind: 'event', delivery: 'twice' })).toEqual([
      started,
      started,
      submitted,
      completed,
    ])
    expect(typesWhere(reordered)).toEqual([started, submitted, completed])
  })

  it('changes places with the next, pair by pair, where all are reordered', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 'always', outcome: reordered })
    const heard = hear(fake, { detailType: 'Data Store Creating' })
    for (const name of ['a', 'b', 'c', 'd', 'e']) create(fake, name)

    expect(heard.map(({ detail }) => detail)).toMatchObject(
      ['b', 'a', 'd', 'c'].map((datastoreName) => ({ datastoreName })),
    )
    expect(handle.used).toBe(5)
    expect(() => fake.verify()).toThrow('holds back Data Store Creating')
  })

  it('that nothing follows is kept back, which verify tells', () => {
    const { fake, types } = heardWith({
      event: completed,
      outcome: reordered,
    })

    expect(types).toEqual([submitted, started])
    expect(() => fake.verify()).toThrow(
      new MisuseError(
        'A fault rule holds back Import Job Completed of 2025-01-01T00:01:30.000Z until another event is delivered, and none was.',
      ),
    )
  })

  it('is struck whether anybody listens or not', () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add(lost('Data Store Creating'))
    create(fake)

    expect(handle.used).toBe(1)
  })

  it('keeps its way over a snapshot and in a fork: what is late or kept back comes there', () => {
    const { fake, store } = fakeWithStore()
    const late = { kind: 'event', delivery: 'late', by: { minutes: 5 } } as const
    fake.faults.add({ event: submitted, outcome: late })
    fake.faults.add({ event: started, outcome: reordered })
    imports.start(fake, store)
    fake.clock.advance({ seconds: 30 })
    const fork = fake.fork()
    const restored = createFakeHealthLake()
    restored.restore(JSON.parse(JSON.stringify(fake.snapshot())) as never)

    for (const each of [fork, restored]) {
      const heard = hear(each)
      each.settle()
      expect(typesIn(heard)).toEqual([completed, started, submitted])
      expect(heard[1]).toEqual(fake.events[1])
    }
  })
})

describe('A rule for events', () => {
  it('strikes those that it names and whose detail, region and time it wants', () => {
    const { fake, store } = fakeWithStore()
    const { DatastoreId: far } = fake.addDatastore({}, { region: 'eu-west-1' })
    const handles = [
      { event: ['Data Store Creating', submitted] as const, times: 'always' as const },
      { detail: { datastoreId: store }, times: 'always' as const },
      { region: 'eu-west-1', times: 'always' as const },
      { from: '2025-01-01T00:01:00Z', times: 'always' as const },
    ].map((rule) => {
      const only = createFakeHealthLake()
      only.restore(fake.snapshot())
      const handle = only.faults.add({ ...rule, outcome: { kind: 'event', delivery: 'lost' } })
      imports.start(only, store)
      imports.start(only, far, {}, { region: 'eu-west-1' })
      only.settle()
      return handle
    })

    expect(handles.map(({ used }) => used)).toEqual([2, 3, 3, 2])
  })

  it('counts as others do: skip, times and chance from the seed', () => {
    const fake = createFakeHealthLake()
    const outcome = { kind: 'event', delivery: 'lost' } as const
    fake.faults.add({ event: 'Data Store Creating', skip: 1, times: 2, outcome })
    const heard = hear(fake)
    for (const name of ['a', 'b', 'c', 'd']) create(fake, name)
    const chancy = fake.faults.add({ probability: 0.5, times: 'always', outcome })
    for (let made = 0; made < 100; made += 1) create(fake)

    expect(heard.slice(0, 2).map(({ detail }) => detail)).toMatchObject([
      { datastoreName: 'a' },
      { datastoreName: 'd' },
    ])
    expect(chancy.used).toBeGreaterThan(30)
    expect(chancy.used).toBeLessThan(70)
  })

  it('leaves requests alone, and rules for requests leave events alone', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 'always', outcome: { kind: 'event', delivery: 'lost' } })
    fake.faults.add({ skip: 1, outcome: 'ThrottlingException' })
    const heard = hear(fake)
    create(fake)

    expect(heard).toEqual([])
    expect(() => create(fake)).toThrow('Rate exceeded')
  })

  it('is plain data: what is pending can be added again', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({
      event: completed,
      detail: { jobId: 'x' },
      outcome: { kind: 'event', delivery: 'late', by: { seconds: 1 } },
    })
    const pending = fake.faults.pending()
    const again = createFakeHealthLake()
    for (const rule of JSON.parse(JSON.stringify(pending)) as FaultRule[]) again.faults.add(rule)

    expect(pending).toEqual([
      {
        event: [completed],
        detail: { jobId: 'x' },
        skip: 0,
        times: 1,
        probability: 1,
        outcome: { kind: 'event', delivery: 'late', by: 1000 },
      },
    ])
    expect(again.faults.pending()).toEqual(pending)
  })
})
