import { createFakeHealthLake, MisuseError, type EventFilter } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { fakeWithStore, imports } from '../jobs/tools.ts'
import { thrownBy } from '../thrown.ts'
import { create, hear } from './tools.ts'

describe('What a listener throws', () => {
  it('disturbs neither the request nor other listeners, and is told by verify', () => {
    const fake = createFakeHealthLake()
    const broken = new TypeError('no such thing')
    fake.onEvent({}, () => {
      throw broken
    })
    const heard = hear(fake)
    create(fake)
    expect(heard).toHaveLength(1)

    const error = thrownBy(() => fake.verify())
    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toBe(
      'Listeners of events threw:\n- Data Store Creating, 2025-01-01T00:00:00.000Z: TypeError: no such thing',
    )
    expect(error.cause).toBe(broken)
  })

  it('is told once if it is a misuse of the fake', () => {
    const fake = createFakeHealthLake()
    fake.onEvent({}, () => fake.execute('NoSuchOperation' as never, {} as never))
    create(fake)

    expect(thrownBy(() => fake.verify()).message).not.toContain('Listeners of events threw')
    expect(thrownBy(() => fake.verify()).message).toContain('NoSuchOperation')
  })

  it.each([
    ['clearHistory', (fake) => fake.clearHistory()],
    ['reset', (fake) => fake.reset()],
  ] satisfies [string, (fake: ReturnType<typeof createFakeHealthLake>) => void][])(
    'is forgotten by %s',
    (_name, forget) => {
      const fake = createFakeHealthLake()
      fake.onEvent({}, () => {
        throw new Error('once')
      })
      create(fake)
      forget(fake)

      expect(() => fake.verify()).not.toThrow()
    },
  )

  it('is told as well if its promise rejects, once that is awaited', async () => {
    const fake = createFakeHealthLake()
    fake.onEvent({}, () => Promise.reject(new Error('later')))
    create(fake)
    await fake.eventsDelivered()

    expect(() => fake.verify()).toThrow(
      'Data Store Creating, 2025-01-01T00:00:00.000Z: Error: later',
    )
  })
})

describe('eventsDelivered', () => {
  it('waits for promises, and for those of the events that they lead to', async () => {
    const { fake, store } = fakeWithStore()
    const done: string[] = []
    fake.onEvent({ detailType: 'Import Job Submitted' }, async ({ detail }) => {
      await Promise.resolve()
      done.push('submitted')
      fake.execute('DeleteFHIRDatastore', { DatastoreId: detail.datastoreId })
    })
    fake.onEvent({ detailType: 'Data Store Deleting' }, async () => {
      await Promise.resolve()
      done.push('deleting')
    })
    imports.start(fake, store)
    expect(done).toEqual([])
    await fake.eventsDelivered()

    expect(done).toEqual(['submitted', 'deleting'])
    expect(fake.datastore(store)?.DatastoreStatus).toBe('DELETING')
  })

  it('makes happen what is due, and moves no clock', async () => {
    const fake = createFakeHealthLake()
    create(fake)
    const before = fake.clock.now()
    await fake.eventsDelivered()

    expect(fake.clock.now()).toBe(before)
  })
})

const endless = /a listener respond only to events that it does not cause itself[.]$/

describe('Listeners that lead to further events without end are found out:', () => {
  it('in one instant, by the request that began it', () => {
    const fake = createFakeHealthLake()
    const type = 'Data Store Creating'
    const subscription = fake.onEvent({ detailType: type }, () => create(fake))

    expect(() => create(fake)).toThrow(endless)
    expect(() => fake.verify()).toThrow(endless)
    subscription.remove()
    fake.clearHistory()
    create(fake)
    expect(() => fake.verify()).not.toThrow()
  })

  it('in one instant, though what they start takes its course in it', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0 } })
    fake.onEvent({ detailType: 'Data Store Active' }, () => create(fake))
    create(fake)

    expect(() => fake.datastores()).toThrow(endless)
    expect(() => fake.verify()).toThrow(endless)
  })

  it('over time, by settle', () => {
    const fake = createFakeHealthLake()
    fake.onEvent({ detailType: 'Data Store Active' }, () => create(fake))
    create(fake)

    expect(() => fake.settle()).toThrow(
      /^settle: listeners of events have sent requests at 10000 instants, and something is still in progress; move on with step\(\) or clock\.advance\(\), or let the listeners stop[.]$/,
    )
    expect(() => fake.verify()).toThrow('settle: listeners')
  })

  it('with promises, by the request that goes too far', async () => {
    const fake = createFakeHealthLake()
    fake.onEvent({ detailType: 'Data Store Creating' }, async () => {
      await Promise.resolve()
      create(fake)
    })
    create(fake)

    await fake.eventsDelivered()
    expect(() => fake.verify()).toThrow(endless)
  })
})

describe('A listener does not replace the state under its own feet:', () => {
  it('reset and restore refuse it', () => {
    const fake = createFakeHealthLake()
    const snapshot = fake.snapshot()
    const refused: string[] = []
    fake.onEvent({}, () => {
      for (const replace of [() => fake.reset(), () => fake.restore(snapshot)]) {
        refused.push(thrownBy(replace).message)
      }
    })
    create(fake)

    const why =
      'a listener called it while events are being delivered; call it after that, or in the listener after an await.'
    expect(refused).toEqual([`reset: ${why}`, `restore: ${why}`])
    expect(fake.datastores()).toHaveLength(1)
  })

  it('after an await they do it', async () => {
    const fake = createFakeHealthLake()
    fake.onEvent({}, async () => {
      await Promise.resolve()
      fake.reset()
    })
    create(fake)
    await fake.eventsDelivered()

    expect(fake.datastores()).toEqual([])
  })
})

describe('onEvent refuses', () => {
  const six =
    'Import Job Submitted, Import Job Queued, Import Job In Progress, Import Job Completed, Import Job Completed With Errors and Import Job Failed'

  it.each<[what: string, filter: unknown, said: string]>([
    [
      'the type that public programs wait for in vain, and names the six that there are [event-types]',
      { detailType: 'HealthLake Import Job State Change' },
      `onEvent: detailType 'HealthLake Import Job State Change' is not an event that HealthLake sends. The nearest are ${six}. There are`,
    ],
    [
      'a type that is misspelt, and names the one',
      { detailType: ['Import Job Failed', 'Import Job Complete'] },
      "onEvent: detailType 'Import Job Complete' is not an event that HealthLake sends. Did you mean Import Job Completed? There are",
    ],
    [
      'a type with words of its own',
      { detailType: 'HealthLake Datastore State Change' },
      'The nearest are Data Store Creating, Data Store Creation Failed, Data Store Active,',
    ],
    [
      'a type that is like none',
      { detailType: 'Anything' },
      'sends. There are Data Store Creating',
    ],
    ['a type that is no text', { detailType: 7 }, 'onEvent: detailType 7 is not an event'],
    ['no types', { detailType: [] }, 'onEvent: detailType is an empty list;'],
    [
      'a filter that is none',
      'Import Job Failed',
      "onEvent: 'Import Job Failed' is not an object with",
    ],
    ['an unknown member', { type: 'x' }, 'onEvent: there is no member type.'],
    ['a region that is none', { region: '' }, "onEvent: region is ''"],
    ['a detail that is none', { detail: 'x' }, "onEvent: detail is 'x'; give an object"],
    ['an unknown member of it', { detail: { id: 'x' } }, 'onEvent: detail: there is no member id.'],
    [
      'a member that the type has not',
      { detailType: 'Data Store Active', detail: { jobId: 'x' } },
      'onEvent: detail: there is no member jobId.',
    ],
    [
      'members that no event has together',
      { detail: { jobId: 'x', datastoreName: 'y' } },
      'onEvent: detail has jobId and datastoreName, which no event has together.',
    ],
    ['a member that is no text', { detail: { jobId: 7 } }, 'onEvent: detail.jobId is 7; give text'],
    [
      'an unknown member inside',
      { detail: { inputDataConfig: { S3Uri: 's3://in' } } },
      'onEvent: detail.inputDataConfig: there is no member S3Uri. Did you mean s3Uri?',
    ],
    [
      'a URI that is no text',
      { detail: { outputDataConfig: { s3Uri: 7 } } },
      'onEvent: detail.outputDataConfig.s3Uri is 7; give text',
    ],
  ])('%s', (_what, filter, said) => {
    const fake = createFakeHealthLake()
    const error = thrownBy(() => fake.onEvent(filter as EventFilter, () => {}))

    expect(error).toBeInstanceOf(MisuseError)
    expect(error.message).toContain(said)
  })

  it('what cannot be called', () => {
    const fake = createFakeHealthLake()

    expect(() => fake.onEvent({}, {} as never)).toThrow(
      new MisuseError('onEvent: the listener is {}; give a function that gets the event.'),
    )
  })
})
