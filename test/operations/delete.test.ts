import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { conflict, notFound, refused } from './refused.ts'

const day = 24 * 60 * 60_000

function deleted(fake: FakeHealthLake): string {
  const { DatastoreId } = fake.addDatastore({ DatastoreName: 'gone' })
  fake.execute('DeleteFHIRDatastore', { DatastoreId })
  fake.settle()
  return DatastoreId
}

describe('Deleting', () => {
  it.each(['CREATE_FAILED', 'UPDATE_FAILED'] as const)(
    'works for a data store that is %s, which keeps its ErrorCause [delete-failed] [deleting-keeps-error-cause]',
    (DatastoreStatus) => {
      const fake = createFakeHealthLake()
      const ErrorCause = { ErrorMessage: 'No.', ErrorCategory: 'NON_RETRYABLE_ERROR' } as const
      const { DatastoreId } = fake.addDatastore({ DatastoreStatus, ErrorCause })

      const answer = fake.execute('DeleteFHIRDatastore', { DatastoreId })

      expect(answer.DatastoreStatus).toBe('DELETING')
      expect(fake.datastore(DatastoreId)).toMatchObject({ DatastoreStatus: 'DELETING', ErrorCause })
      fake.settle()
      expect(fake.datastore(DatastoreId)).toMatchObject({ DatastoreStatus: 'DELETED', ErrorCause })
    },
  )

  it.each(['CREATING', 'UPDATING', 'DELETING'] as const)(
    'is refused for a data store that is %s [conflict-in-transition]',
    (DatastoreStatus) => {
      const fake = createFakeHealthLake()
      const { DatastoreId } = fake.addDatastore({ DatastoreStatus })
      const due = fake.nextTransition()

      expect(refused(() => fake.execute('DeleteFHIRDatastore', { DatastoreId }))).toMatchObject(
        conflict('conflict-in-transition', DatastoreId, DatastoreStatus),
      )
      expect(fake.nextTransition()).toEqual(due)
    },
  )

  it('is refused for a data store that is DELETED, as if there were none [delete-deleted]', () => {
    const fake = createFakeHealthLake()
    const DatastoreId = deleted(fake)

    expect(refused(() => fake.execute('DeleteFHIRDatastore', { DatastoreId }))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `The data store ${DatastoreId} is DELETED.`,
      statusCode: 400,
      fault: 'client',
      rule: 'delete-deleted',
    })
  })

  it('is refused for a data store that is DELETED as a conflict, if that is assumed [delete-deleted]', () => {
    const fake = createFakeHealthLake({ assumptions: { deleteDeleted: 'ConflictException' } })
    const DatastoreId = deleted(fake)

    expect(refused(() => fake.execute('DeleteFHIRDatastore', { DatastoreId }))).toMatchObject(
      conflict('delete-deleted', DatastoreId, 'DELETED'),
    )
  })

  it('has the statuses of the model, if that is assumed [http-status]', () => {
    const fake = createFakeHealthLake({ assumptions: { httpStatus: 'modelled' } })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const ask = (id: string) => () => fake.execute('DeleteFHIRDatastore', { DatastoreId: id })

    expect(refused(ask(DatastoreId))).toMatchObject({ name: 'ConflictException', statusCode: 409 })
    expect(refused(ask('x'))).toMatchObject({ name: 'ResourceNotFoundException', statusCode: 404 })
    expect(refused(ask(''))).toMatchObject({ name: 'ValidationException', statusCode: 400 })
    expect(
      refused(() => fake.execute('ListFHIRDatastores', { MaxResults: true as never })),
    ).toMatchObject({
      name: 'SerializationException',
      statusCode: 400,
    })
  })

  it('has status 400 for every error of the client otherwise [http-status]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const ask = (id: string) => () => fake.execute('DeleteFHIRDatastore', { DatastoreId: id })

    expect(refused(ask(DatastoreId))).toMatchObject({ name: 'ConflictException', statusCode: 400 })
    expect(refused(ask('x'))).toMatchObject({ name: 'ResourceNotFoundException', statusCode: 400 })
  })
})

describe('A DELETED data store', () => {
  it('is known for seven days to the last moment [deleted-is-kept]', () => {
    const fake = createFakeHealthLake()
    const DatastoreId = deleted(fake)

    fake.clock.advance(7 * day - 1)

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })
    expect(DatastoreProperties).toMatchObject({ DatastoreId, DatastoreStatus: 'DELETED' })
    const listed = fake.execute('ListFHIRDatastores', { Filter: { DatastoreName: 'gone' } })
    expect(listed).toEqual({ DatastorePropertiesList: [DatastoreProperties] })
  })

  it('is unknown when the seven days are over [deleted-is-kept] [unknown-datastore]', () => {
    const fake = createFakeHealthLake()
    const DatastoreId = deleted(fake)

    fake.clock.advance(7 * day)

    expect(refused(() => fake.execute('DescribeFHIRDatastore', { DatastoreId }))).toMatchObject(
      notFound(DatastoreId),
    )
    expect(refused(() => fake.execute('DeleteFHIRDatastore', { DatastoreId }))).toMatchObject(
      notFound(DatastoreId),
    )
    expect(fake.execute('ListFHIRDatastores', {})).toEqual({ DatastorePropertiesList: [] })
    expect(fake.execute('ListFHIRDatastores', { Filter: { DatastoreName: 'gone' } })).toEqual({
      DatastorePropertiesList: [],
    })
    expect(fake.datastore('gone')).toBeUndefined()
    expect(fake.datastores()).toEqual([])
  })

  it('is known for as long as the life cycle says [deleted-is-kept]', () => {
    const fake = createFakeHealthLake({ lifecycle: { deletedRetention: { hours: 1 } } })
    const DatastoreId = deleted(fake)

    fake.clock.advance({ minutes: 59 })
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('DELETED')
    fake.clock.advance({ minutes: 1 })
    expect(fake.datastore(DatastoreId)).toBeUndefined()
  })

  it('is known for ever if the life cycle says so [deleted-is-kept]', () => {
    const fake = createFakeHealthLake({ lifecycle: { deletedRetention: Infinity } })
    const DatastoreId = deleted(fake)

    fake.clock.advance({ days: 10_000 })

    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('DELETED')
  })

  it('is forgotten in time while another one is still in transition [deleted-is-kept]', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: { days: 30 } } })
    const DatastoreId = deleted(fake)
    fake.addDatastore({ DatastoreName: 'new', DatastoreStatus: 'CREATING' })

    fake.clock.advance(7 * day)

    expect(fake.datastore(DatastoreId)).toBeUndefined()
    expect(fake.datastore('new')?.DatastoreStatus).toBe('CREATING')
  })

  it('that was arranged is known for seven days from then on [deleted-is-kept]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({
      DatastoreStatus: 'DELETED',
      CreatedAt: '2024-01-01T00:00:00Z',
    })

    fake.clock.advance(7 * day - 1)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('DELETED')
    fake.clock.advance(1)
    expect(fake.datastore(DatastoreId)).toBeUndefined()
  })

  it('leaves its id to no other, also when it is forgotten [datastore-id]', () => {
    const fake = createFakeHealthLake()
    const ids = new Set<string>()
    for (let round = 0; round < 20; round += 1) {
      ids.add(deleted(fake))
      fake.clock.advance({ days: 7 })
    }

    expect(ids.size).toBe(20)
    expect(fake.datastores()).toEqual([])
  })
})
