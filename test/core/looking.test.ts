import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('datastore', () => {
  it('finds by id and by name', () => {
    const fake = createFakeHealthLake()
    const added = fake.addDatastore({ DatastoreName: 'records' })

    expect(fake.datastore(added.DatastoreId)).toEqual(added)
    expect(fake.datastore('records')).toEqual(added)
  })

  it('finds nothing where nothing is', () => {
    const fake = createFakeHealthLake()
    expect(fake.datastore('records')).toBeUndefined()

    fake.addDatastore({ DatastoreName: 'Records' })
    expect(fake.datastore('records')).toBeUndefined()
  })

  it('finds no store without a name, whatever it is asked for', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()

    expect(fake.datastore('undefined')).toBeUndefined()
    expect(fake.datastore('')).toBeUndefined()
  })

  it('finds the newest of several with the name', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'records' })
    const newest = fake.addDatastore({ DatastoreName: 'records' })
    fake.addDatastore({ DatastoreName: 'records', CreatedAt: '2024-01-01' })

    expect(fake.datastore('records')).toEqual(newest)
  })

  it('prefers an id to a name', () => {
    const fake = createFakeHealthLake()
    const byId = fake.addDatastore({ DatastoreId: 'twin' })
    fake.addDatastore({ DatastoreName: 'twin' })

    expect(fake.datastore('twin')).toEqual(byId)
  })

  it('shows what is due by now as having happened', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'records', DatastoreStatus: 'CREATING' })

    fake.clock.advance({ minutes: 15 })

    expect(fake.datastore('records')?.DatastoreStatus).toBe('ACTIVE')
  })
})

describe('datastores', () => {
  it('shows all, the oldest first, deleted ones too', () => {
    const fake = createFakeHealthLake()
    const deleted = fake.addDatastore({ DatastoreStatus: 'DELETED' })
    const active = fake.addDatastore()
    const old = fake.addDatastore({ CreatedAt: 0 })

    expect(fake.datastores()).toEqual([old, deleted, active])
  })
})

describe('Looking', () => {
  it('is no request', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreName: 'records' })

    fake.datastore('records')
    fake.datastores()
    fake.nextTransition()

    expect(fake.history).toEqual([])
  })

  it('sees what a client did, and the reverse', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.datastore(DatastoreId)).toEqual(DatastoreProperties)
    expect(fake.datastores()).toEqual([DatastoreProperties])
  })
})
