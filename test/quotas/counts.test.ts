import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { kinds } from '../jobs/tools.ts'
import { refusalOf, refusal } from '../operations/refused.ts'

function create(fake: FakeHealthLake, more: object = {}, region = fake.region): string {
  const input = { DatastoreTypeVersion: 'R4', ...more } as const
  return fake.execute('CreateFHIRDatastore', input, { region }).DatastoreId
}

const tooMany = (name: string, quota: number) =>
  refusal(
    name,
    'too-many-datastores',
    `The account has ${quota} data stores in this region, which is its quota.`,
  )

describe('The number of data stores', () => {
  it("is 20 with quotas: 'aws' [too-many-datastores]", () => {
    const fake = createFakeHealthLake({ quotas: 'aws' })
    for (let count = 0; count < 20; count += 1) {
      create(fake)
      fake.clock.advance({ minutes: 1 })
    }

    expect(refusalOf(() => create(fake))).toEqual(tooMany('ValidationException', 20))
    expect(fake.datastores()).toHaveLength(20)
    expect(fake.history.at(-1)?.attempts[0]?.quota).toBe('too-many-datastores')
  })

  it.each(['ValidationException', 'ThrottlingException'] as const)(
    'is refused with a %s where that is assumed [too-many-datastores]',
    (tooManyDatastores) => {
      const assumptions = { tooManyDatastores }
      const fake = createFakeHealthLake({ quotas: { datastores: 2 }, assumptions })
      create(fake)
      create(fake)

      expect(refusalOf(() => create(fake))).toEqual(tooMany(tooManyDatastores, 2))
    },
  )

  it('is that of a region', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 1 } })
    create(fake)

    expect(create(fake, {}, 'eu-west-1')).toMatch(/^[0-9a-f]{32}$/)
    expect(refusalOf(() => create(fake, {}, 'eu-west-1'))).toMatchObject({
      rule: 'too-many-datastores',
    })
  })

  it('counts those in every status but DELETED [too-many-datastores]', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 6 } })
    const statuses = [
      'CREATING',
      'ACTIVE',
      'UPDATING',
      'DELETING',
      'CREATE_FAILED',
      'UPDATE_FAILED',
    ]
    for (const DatastoreStatus of [...statuses, 'DELETED', 'DELETED']) {
      fake.addDatastore({ DatastoreStatus } as Parameters<typeof fake.addDatastore>[0])
    }
    expect(refusalOf(() => create(fake))).toMatchObject({ rule: 'too-many-datastores' })

    fake.clock.advance({ minutes: 2 })

    expect(fake.datastores().map(({ DatastoreStatus }) => DatastoreStatus)).toContain('DELETED')
    expect(create(fake)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('lets a repeated request through, which makes none', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 1 } })
    const first = create(fake, { ClientToken: 'one' })

    expect(create(fake, { ClientToken: 'one' })).toBe(first)
    expect(refusalOf(() => create(fake, { ClientToken: 'two' }))).toMatchObject({
      rule: 'too-many-datastores',
    })
  })

  it('does not hold for what a test arranges', () => {
    const fake = createFakeHealthLake({ quotas: { datastores: 1 } })

    fake.addDatastore()
    fake.addDatastore()

    expect(fake.datastores()).toHaveLength(2)
  })

  it('draws no id for what it refuses', () => {
    const options = { quotas: { datastores: 1 } }
    const [refusing, other] = [createFakeHealthLake(options), createFakeHealthLake(options)]
    const ids = [refusing, other].map((fake) => create(fake))
    expect(ids[0]).toBe(ids[1])
    refusalOf(() => create(refusing))

    expect(create(refusing, {}, 'eu-west-1')).toBe(create(other, {}, 'eu-west-1'))
  })
})

describe.each(kinds)('The number of %s jobs that wait', (name, kind) => {
  const quota = name === 'import' ? 'queuedImportJobs' : 'queuedExportJobs'

  function startSeveral(fake: FakeHealthLake, store: string, count: number): void {
    for (let started = 0; started < count; started += 1) {
      kind.start(fake, store)
      fake.clock.advance({ seconds: 1 })
    }
  }

  it("is 25 with quotas: 'aws' [too-many-queued-jobs]", () => {
    const fake = createFakeHealthLake({ quotas: 'aws', lifecycle: { startJob: 0 } })
    const store = fake.addDatastore().DatastoreId
    startSeveral(fake, store, 1 + 25)

    expect(refusalOf(() => kind.start(fake, store))).toEqual(
      refusal(
        'ThrottlingException',
        'too-many-queued-jobs',
        `25 jobs wait for the data store ${store}, which is the quota.`,
      ),
    )
    expect(fake.history.at(-1)?.attempts[0]?.quota).toBe('too-many-queued-jobs')
  })

  it('counts what was submitted and does not run yet, and not what runs [too-many-queued-jobs]', () => {
    const fake = createFakeHealthLake({ quotas: { [quota]: 2 } })
    const store = fake.addDatastore().DatastoreId
    startSeveral(fake, store, 2)
    expect(() => kind.start(fake, store)).toThrow('2 jobs wait')

    fake.clock.advance({ seconds: 30 })
    kind.start(fake, store)

    expect(() => kind.start(fake, store)).toThrow('2 jobs wait')
    fake.settle()
    startSeveral(fake, store, 2)
  })

  it('is that of each data store', () => {
    const fake = createFakeHealthLake({ quotas: { [quota]: 1 } })
    const [one, other] = [fake.addDatastore().DatastoreId, fake.addDatastore().DatastoreId]
    kind.start(fake, one)

    kind.start(fake, other)

    expect(() => kind.start(fake, one)).toThrow('1 jobs wait')
  })

  it('is not touched by jobs of the other kind', () => {
    const fake = createFakeHealthLake({ quotas: { queuedImportJobs: 1, queuedExportJobs: 1 } })
    const store = fake.addDatastore().DatastoreId
    for (const [, each] of kinds) each.start(fake, store)

    for (const [, each] of kinds) expect(() => each.start(fake, store)).toThrow('1 jobs wait')
  })

  it('lets a repeated request through, which starts none', () => {
    const fake = createFakeHealthLake({ quotas: { [quota]: 1 } })
    const store = fake.addDatastore().DatastoreId
    const { JobId } = kind.start(fake, store, { ClientToken: 'one' })

    expect(kind.start(fake, store, { ClientToken: 'one' }).JobId).toBe(JobId)
  })

  it('says first if there is no such data store', () => {
    const fake = createFakeHealthLake({ quotas: { [quota]: 1 } })

    expect(() => kind.start(fake, 'f'.repeat(32))).toThrow('There is no data store')
  })

  it('has no end without quotas', () => {
    const fake = createFakeHealthLake()
    const store = fake.addDatastore().DatastoreId

    startSeveral(fake, store, 60)

    expect(fake.history.filter(({ error }) => error !== undefined)).toEqual([])
  })
})
