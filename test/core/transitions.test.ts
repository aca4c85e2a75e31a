import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('nextTransition', () => {
  it('tells what comes next, and does not let it happen', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const { DatastoreId: id } = fake.addDatastore({ DatastoreStatus: 'DELETING' })

    const next = {
      at: '2025-01-01T00:02:00.000Z',
      region: 'us-east-1',
      resource: 'datastore',
      id,
      from: 'DELETING',
      to: 'DELETED',
    }

    expect(fake.nextTransition()).toEqual(next)
    expect(fake.nextTransition()).toEqual(next)
    expect(fake.datastore(id)?.DatastoreStatus).toBe('DELETING')
  })

  it('tells nothing if nothing is in progress', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    expect(fake.nextTransition()).toBeUndefined()
  })

  it('does not tell that a DELETED data store will be forgotten [deleted-is-kept]', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'DELETED' })

    expect(fake.nextTransition()).toBeUndefined()
  })

  it('tells what comes after what is due by now', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'DELETING' })
    fake.addDatastore({ DatastoreStatus: 'UPDATING' })

    fake.clock.advance({ minutes: 5 })

    expect(fake.nextTransition()?.from).toBe('UPDATING')
  })
})

describe('step', () => {
  it('goes to the next transition and tells it', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' })
    const next = fake.nextTransition()

    expect(fake.step()).toEqual([next])

    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:02:00Z'))
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
  })

  it('tells all that happened at that instant, in the order it was begun', () => {
    const fake = createFakeHealthLake()
    const ids = ['us-west-2', 'eu-west-1', 'us-west-2'].map(
      (region) => fake.addDatastore({ DatastoreStatus: 'CREATING' }, { region }).DatastoreId,
    )

    expect(fake.step().map(({ id, region }) => [id, region])).toEqual([
      [ids[0], 'us-west-2'],
      [ids[1], 'eu-west-1'],
      [ids[2], 'us-west-2'],
    ])
    expect(fake.step()).toEqual([])
  })

  it('does nothing if nothing is in progress', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'DELETED' })

    expect(fake.step()).toEqual([])
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00Z'))
  })
})

describe('settle', () => {
  it('goes on until nothing is in progress, and tells all that happened in order of time', () => {
    const fake = createFakeHealthLake()
    for (const DatastoreStatus of ['CREATING', 'UPDATING', 'DELETING', 'DELETED'] as const) {
      fake.addDatastore({ DatastoreStatus })
    }

    const happened = fake.settle()

    expect(happened.map(({ at, from, to }) => [at, from, to])).toEqual([
      ['2025-01-01T00:02:00.000Z', 'DELETING', 'DELETED'],
      ['2025-01-01T00:10:00.000Z', 'UPDATING', 'ACTIVE'],
      ['2025-01-01T00:15:00.000Z', 'CREATING', 'ACTIVE'],
    ])
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:15:00Z'))
    expect(fake.settle()).toEqual([])
  })

  it('does not wait until what is DELETED is forgotten [deleted-is-kept]', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreStatus: 'DELETED' })
    fake.clock.advance({ days: 6 })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.settle()

    expect(fake.datastores()).toHaveLength(2)
  })

  it('forgets on its way what is due to be forgotten, and does not tell of it [deleted-is-kept]', () => {
    const fake = createFakeHealthLake({ lifecycle: { deletedRetention: 60_000 } })
    fake.addDatastore({ DatastoreStatus: 'DELETED' })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.settle().map(({ from }) => from)).toEqual(['CREATING'])
    expect(fake.datastores().map(({ DatastoreStatus }) => DatastoreStatus)).toEqual(['ACTIVE'])
  })
})

type Arranged = readonly {
  readonly status: 'CREATING' | 'UPDATING' | 'DELETING' | 'DELETED' | 'ACTIVE'
  readonly after: number
}[]

const arrangement: fc.Arbitrary<Arranged> = fc.array(
  fc.record({
    status: fc.constantFrom('CREATING', 'UPDATING', 'DELETING', 'DELETED', 'ACTIVE'),
    after: fc.nat(900_000),
  }),
  { maxLength: 10 },
)

function arranged(stores: Arranged): FakeHealthLake {
  const fake = createFakeHealthLake()
  for (const { status, after } of stores) {
    fake.clock.advance(after)
    fake.addDatastore({ DatastoreStatus: status })
  }
  return fake
}

describe('Time that passes', () => {
  it('leads to the same, whether in one leap, step by step or with looks in between', () => {
    fc.assert(
      fc.property(arrangement, fc.array(fc.nat(500_000)), (stores, leaps) => {
        const [leaping, stepping, looking] = [arranged(stores), arranged(stores), arranged(stores)]

        leaping.clock.advance({ days: 1 })
        stepping.settle()
        for (const leap of leaps) {
          looking.clock.advance(leap)
          looking.datastores()
        }
        looking.settle()

        expect(stepping.datastores()).toEqual(leaping.datastores())
        expect(looking.datastores()).toEqual(leaping.datastores())
      }),
    )
  })
})
