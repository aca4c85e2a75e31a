import { createFakeHealthLake, type EventDetailType, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { after, exports, fakeWithStore, imports, type Kind } from '../jobs/tools.ts'
import { uuid } from '../values.ts'
import { create, typesOf } from './tools.ts'

const account = '123456789012'

/** An event as EventBridge gives it, told so many milliseconds after the clock's start. */
function event(type: EventDetailType, datastoreId: string, time: number, detail: object): object {
  return {
    version: '0',
    id: expect.stringMatching(uuid) as string,
    'detail-type': type,
    source: 'aws.healthlake',
    account,
    time: after(time).replace('.000Z', 'Z'),
    region: 'us-east-1',
    resources: [`arn:aws:healthlake:us-east-1:${account}:datastore/fhir/${datastoreId}`],
    detail,
  }
}

const minute = 60_000

/** Lets a data store be made, fail to be made, and be deleted. */
function lifeOfStore(fails: boolean): { fake: FakeHealthLake; id: string } {
  const fake = createFakeHealthLake()
  if (fails) {
    const outcome = { kind: 'transition', to: 'CREATE_FAILED' } as const
    fake.faults.add({ operation: 'CreateFHIRDatastore', outcome })
  }
  const id = create(fake, 'claims')
  fake.settle()
  if (!fails) {
    fake.execute('DeleteFHIRDatastore', { DatastoreId: id })
    fake.settle()
  }
  return { fake, id }
}

describe('An event of a data store has the detail of its schema [event-details] [event-envelope]', () => {
  it.each<[EventDetailType, time: number, fails: boolean]>([
    ['Data Store Creating', 0, false],
    ['Data Store Active', 15 * minute, false],
    ['Data Store Deleting', 15 * minute, false],
    ['Data Store Deleted', 17 * minute, false],
    ['Data Store Creation Failed', 15 * minute, true],
  ])('%s', (type, time, fails) => {
    const { fake, id } = lifeOfStore(fails)

    expect(fake.events.filter((told) => told['detail-type'] === type)).toEqual([
      event(type, id, time, {
        datastoreId: id,
        datastoreName: 'claims',
        datastoreTypeVersion: 'R4',
        datastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${id}/r4/`,
      }),
    ])
  })
})

type JobEnd = 'COMPLETED_WITH_ERRORS' | 'FAILED'

/** Lets two jobs run, of which the second waits and ends as it is told. */
function lifeOfJobs(kind: Kind, to?: JobEnd) {
  const { fake, store } = fakeWithStore()
  kind.start(fake, store)
  if (to !== undefined) {
    const operation = kind === imports ? 'StartFHIRImportJob' : 'StartFHIRExportJob'
    fake.faults.add({ operation, outcome: { kind: 'transition', to } })
  }
  const { JobId } = kind.start(fake, store)
  fake.settle()
  return { fake, store, JobId }
}

const jobEvents = [
  'Submitted',
  'Queued',
  'In Progress',
  'Completed',
  'Completed With Errors',
  'Failed',
] as const

const ends: Partial<Record<(typeof jobEvents)[number], JobEnd>> = {
  'Completed With Errors': 'COMPLETED_WITH_ERRORS',
  Failed: 'FAILED',
}

describe.each([
  ['Import', imports, { inputDataConfig: { s3Uri: 's3://patients/in/' } }],
  ['Export', exports, { outputDataConfig: { s3Uri: 's3://results/exports' } }],
] as const)(
  'An event of an %s Job has the detail of its schema [event-details] [event-envelope]',
  (name, kind, config) => {
    it.each(jobEvents)('%s', (what) => {
      const { fake, store, JobId } = lifeOfJobs(kind, ends[what])
      const { runs } = kind
      const times = { Submitted: 0, Queued: 30_000, 'In Progress': 30_000 + runs }
      const time = what in times ? times[what as keyof typeof times] : 30_000 + 2 * runs
      const type = `${name} Job ${what}` as const
      const detail = { jobId: JobId, submitTime: after(0), datastoreId: store, ...config }

      const told = fake.events.filter(
        (each) => each['detail-type'] === type && 'jobId' in each.detail,
      )
      expect(told.at(-1)).toEqual(event(type, store, time, detail))
    })
  },
)

function idsOf(seed: number): string[] {
  const fake = createFakeHealthLake({ seed })
  create(fake)
  fake.settle()
  return fake.events.map(({ id }) => id)
}

describe('An event', () => {
  it('is of one of 17 types, in which the life of stores and jobs is told [event-types]', () => {
    const told = [
      lifeOfStore(false).fake,
      lifeOfStore(true).fake,
      ...[imports, exports].flatMap((kind) =>
        ([undefined, 'COMPLETED_WITH_ERRORS', 'FAILED'] as const).map(
          (to) => lifeOfJobs(kind, to).fake,
        ),
      ),
    ].flatMap(typesOf)

    expect(new Set(told).size).toBe(17)
  })

  it('has a time to the second, rounded down, and a submitTime with milliseconds [event-time]', () => {
    const { fake, store } = fakeWithStore()
    fake.clock.advance(1999)
    imports.start(fake, store)

    expect(fake.events).toMatchObject([
      { time: '2025-01-01T00:00:01Z', detail: { submitTime: '2025-01-01T00:00:01.999Z' } },
    ])
  })

  it('of a data store without a name has an empty one [event-nameless-datastore]', () => {
    const fake = createFakeHealthLake()
    create(fake)

    expect(fake.events).toMatchObject([{ detail: { datastoreName: '' } }])
  })

  it('has the region and the partition of its data store', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' }, { region: 'cn-north-1' })

    expect(fake.events).toMatchObject([
      {
        region: 'cn-north-1',
        resources: [expect.stringMatching(/^arn:aws-cn:healthlake:cn-north-1:/)],
      },
    ])
  })

  it('has an id of its own, the same from the same seed', () => {
    expect(new Set([...idsOf(1), ...idsOf(2)]).size).toBe(4)
    expect(idsOf(1)).toEqual(idsOf(1))
  })

  it('is frozen, and so is the list, which is the same until there is a further one', () => {
    const { fake, store } = fakeWithStore()
    imports.start(fake, store)
    const { events } = fake

    expect(fake.events).toBe(events)
    for (const part of [events, events[0], events[0]?.detail, events[0]?.resources]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
    imports.start(fake, store)
    expect(fake.events).toHaveLength(2)
    expect(fake.events[0]).toBe(events[0])
  })
})
