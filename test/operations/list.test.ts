import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { add, listed } from './listing.ts'

describe('The order of a list', () => {
  it('is the newest first, of the same instant the later request [list-order]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'b')
    fake.clock.advance(1)
    add(fake, 'c', 'd')

    expect(listed(fake).names).toEqual(['d', 'c', 'b', 'a'])
  })

  it('goes by the time of creation, not by that of asking [list-order]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'now')
    fake.addDatastore({ DatastoreName: 'old', CreatedAt: '2020-01-01T00:00:00Z' })
    fake.addDatastore({ DatastoreName: 'older', CreatedAt: '2019-01-01T00:00:00Z' })
    fake.addDatastore({ DatastoreName: 'before 1970', CreatedAt: -1 })
    fake.addDatastore({ DatastoreName: 'as old', CreatedAt: '2020-01-01T00:00:00Z' })

    expect(listed(fake).names).toEqual(['now', 'as old', 'old', 'older', 'before 1970'])
  })

  it('is the oldest first, if that is assumed, on all pages [list-order]', () => {
    const fake = createFakeHealthLake({ assumptions: { listOrder: 'oldest-first' } })
    add(fake, 'a', 'b', 'c')

    const first = listed(fake, { MaxResults: 2 })
    add(fake, 'd')
    const second = listed(fake, { MaxResults: 2, NextToken: first.NextToken })

    expect(first.names).toEqual(['a', 'b'])
    expect(second.names).toEqual(['c', 'd'])
    expect(second.NextToken).toBeUndefined()
  })

  it.each(['newest-first', 'oldest-first'] as const)(
    'stays right when what the token stood at is forgotten, %s [page-token]',
    (listOrder) => {
      const fake = createFakeHealthLake({ assumptions: { listOrder } })
      const names = ['a', 'b', 'c', 'd', 'e']
      const ids = add(fake, ...names)
      const inOrder = listOrder === 'newest-first' ? names.toReversed() : names
      const first = listed(fake, { MaxResults: 2 })

      for (const DatastoreId of ids.slice(1, 4)) {
        fake.execute('DeleteFHIRDatastore', { DatastoreId })
      }
      fake.settle()
      fake.clock.advance({ days: 7 })

      expect(first.names).toEqual(inOrder.slice(0, 2))
      expect(fake.datastores()).toHaveLength(2)
      expect(listed(fake, { NextToken: first.NextToken }).names).toEqual(inOrder.slice(4))
    },
  )

  it('has pages of a data store of before 1970 [page-token]', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'a', CreatedAt: '1950-01-01T00:00:00Z' })
    fake.addDatastore({ DatastoreName: 'b', CreatedAt: '1960-01-01T00:00:00Z' })

    const first = listed(fake, { MaxResults: 1 })
    const second = listed(fake, { MaxResults: 1, NextToken: first.NextToken })

    expect([first.names, second.names]).toEqual([['b'], ['a']])
    expect(second.NextToken).toBeUndefined()
  })
})

describe('A page', () => {
  it('has 100 items if nothing is asked for, and up to 500 if that is [list-page-size]', () => {
    const fake = createFakeHealthLake()
    for (let count = 0; count < 501; count += 1) fake.addDatastore()

    expect(listed(fake).names).toHaveLength(100)
    expect(listed(fake, { MaxResults: 500 }).names).toHaveLength(500)
    expect(listed(fake, { MaxResults: 101 }).names).toHaveLength(101)
  })

  it('that is the last has no NextToken, also when it is full [list-last-page]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a', 'b', 'c', 'd')

    const first = fake.execute('ListFHIRDatastores', { MaxResults: 2 })
    const last = fake.execute('ListFHIRDatastores', {
      MaxResults: 2,
      NextToken: first.NextToken,
    })

    expect(first).toHaveProperty('NextToken')
    expect(last.DatastorePropertiesList).toHaveLength(2)
    expect(last).not.toHaveProperty('NextToken')
  })

  it('that has become empty in the meantime is the last [list-last-page]', () => {
    const fake = createFakeHealthLake()
    const ids = add(fake, 'a', 'b')
    const Filter = { DatastoreStatus: 'ACTIVE' } as const
    const { NextToken } = fake.execute('ListFHIRDatastores', { Filter, MaxResults: 1 })

    fake.execute('DeleteFHIRDatastore', { DatastoreId: ids[0] })

    expect(fake.execute('ListFHIRDatastores', { Filter, NextToken })).toEqual({
      DatastorePropertiesList: [],
    })
  })

  it('looks behind what its filters leave out before it says that more is to come [list-last-page]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'x', 'y', 'y', 'y', 'x', 'y')
    fake.addDatastore({ DatastoreStatus: 'CREATING', DatastoreName: 'y' })
    const Filter = { DatastoreStatus: 'ACTIVE' } as const

    expect(listed(fake, { Filter: { DatastoreName: 'x' }, MaxResults: 2 }).NextToken).toBe(
      undefined,
    )
    expect(listed(fake, { Filter, MaxResults: 6 }).NextToken).toBe(undefined)
    expect(listed(fake, { Filter, MaxResults: 5 }).NextToken).toBeDefined()
  })
})

describe('Filters', () => {
  it.each(['CREATE_FAILED', 'UPDATING', 'UPDATE_FAILED', 'DELETING'] as const)(
    'by status find %s [list-filters-together]',
    (DatastoreStatus) => {
      const fake = createFakeHealthLake()
      add(fake, 'a')
      fake.addDatastore({ DatastoreStatus, DatastoreName: 'b' })
      fake.addDatastore({ DatastoreStatus, DatastoreName: 'c' })

      const Filter = { DatastoreStatus }

      expect(listed(fake, { Filter }).names).toEqual(['c', 'b'])
      expect(listed(fake, { Filter: { ...Filter, DatastoreName: 'b' } }).names).toEqual(['b'])
      expect(listed(fake, { Filter: { ...Filter, DatastoreName: 'a' } }).names).toEqual([])
    },
  )

  it('by time leave out the very millisecond, and nothing else [list-dates-exclusive]', () => {
    const fake = createFakeHealthLake()
    const at = Date.parse('2024-06-01T00:00:00.500Z')
    for (const shift of [-1, 0, 1]) {
      fake.addDatastore({ DatastoreName: `${shift}`, CreatedAt: at + shift })
    }

    expect(listed(fake, { Filter: { CreatedBefore: new Date(at) } }).names).toEqual(['-1'])
    expect(listed(fake, { Filter: { CreatedAfter: new Date(at) } }).names).toEqual(['1'])
    const Filter = { CreatedAfter: new Date(at - 1), CreatedBefore: new Date(at + 1) }
    expect(listed(fake, { Filter }).names).toEqual(['0'])
  })

  it('that contradict each other find nothing', () => {
    const fake = createFakeHealthLake()
    add(fake, 'a')
    const at = new Date(fake.clock.now())

    const Filter = { CreatedAfter: at, CreatedBefore: at }

    expect(listed(fake, { Filter })).toEqual({ names: [], NextToken: undefined })
  })

  it.each(['constructor', '__proto__', 'a/b', 'a b'])(
    'by name find a data store called %s [list-name-exact]',
    (DatastoreName) => {
      const fake = createFakeHealthLake()
      const { DatastoreId } = fake.addDatastore({ DatastoreName })
      add(fake, 'a', 'b')

      const Filter = { DatastoreName }

      expect(listed(fake, { Filter }).names).toEqual([DatastoreName])
      expect(fake.datastore(DatastoreName)?.DatastoreId).toBe(DatastoreId)
    },
  )

  it('by name tell upper case from lower, and a part from the whole [list-name-exact]', () => {
    const fake = createFakeHealthLake()
    add(fake, 'Records', 'records', 'records-2')

    expect(listed(fake, { Filter: { DatastoreName: 'records' } }).names).toEqual(['records'])
    expect(listed(fake, { Filter: { DatastoreName: 'Records' } }).names).toEqual(['Records'])
    expect(listed(fake, { Filter: { DatastoreName: 'record' } }).names).toEqual([])
  })
})
