import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const minute = 60_000

describe('A data store', () => {
  it.each([
    ['CREATING', 'ACTIVE', 15 * minute],
    ['UPDATING', 'ACTIVE', 10 * minute],
    ['DELETING', 'DELETED', 2 * minute],
  ] as const)('that is %s is %s after its time [durations] [life-cycle]', (from, to, duration) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: from })

    fake.clock.advance(duration - 1)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe(from)
    fake.clock.advance(1)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe(to)
  })

  it('that loads data is ACTIVE after 25 minutes [durations]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
    })

    fake.clock.advance(25 * minute - 1)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
    fake.clock.advance(1)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('ACTIVE')
  })

  it('that loads data is updated and deleted no slower than others [durations]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
    })

    fake.execute('DeleteFHIRDatastore', { DatastoreId })

    expect(fake.nextTransition()?.at).toBe('2025-01-01T00:02:00.000Z')
  })

  it.each(['ACTIVE', 'CREATE_FAILED', 'UPDATE_FAILED'] as const)(
    'that is %s stays so [life-cycle]',
    (DatastoreStatus) => {
      const fake = createFakeHealthLake()
      const { DatastoreId } = fake.addDatastore({ DatastoreStatus })

      fake.clock.advance({ days: 1000 })

      expect(fake.settle()).toEqual([])
      expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe(DatastoreStatus)
    },
  )

  it('goes all the way, from creation over an update to deletion [life-cycle]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const happened = fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    happened.push(...fake.settle())
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    happened.push(...fake.settle())

    const common = { region: 'us-east-1', resource: 'datastore', id: DatastoreId }
    expect(happened).toEqual([
      { ...common, at: '2025-01-01T00:15:00.000Z', from: 'CREATING', to: 'ACTIVE' },
      { ...common, at: '2025-01-01T00:25:00.000Z', from: 'UPDATING', to: 'ACTIVE' },
      { ...common, at: '2025-01-01T00:27:00.000Z', from: 'DELETING', to: 'DELETED' },
    ])
  })
})

describe('A failure', () => {
  const cause = { ErrorMessage: 'No key.', ErrorCategory: 'RETRYABLE_ERROR' } as const

  it('of a creation leaves a data store that is CREATE_FAILED, and says why [life-cycle] [error-cause]', () => {
    const fake = createFakeHealthLake()
    fake.faults.add({
      operation: 'CreateFHIRDatastore',
      outcome: {
        kind: 'transition',
        to: 'CREATE_FAILED',
        message: cause.ErrorMessage,
        category: cause.ErrorCategory,
      },
    })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const creating = fake.datastore(DatastoreId)

    expect(fake.settle()).toMatchObject([{ from: 'CREATING', to: 'CREATE_FAILED' }])

    expect(creating).not.toHaveProperty('ErrorCause')
    expect(fake.datastore(DatastoreId)).toEqual({
      ...creating,
      DatastoreStatus: 'CREATE_FAILED',
      ErrorCause: cause,
    })
  })

  it('of an update takes analytics and NLP back, and nothing else [update-failed-reverts] [error-cause]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({
      DatastoreName: 'old',
      AnalyticsConfiguration: { Status: 'PAUSED' },
    })
    const before = fake.datastore(DatastoreId)
    fake.faults.add({
      operation: 'UpdateFHIRDatastore',
      outcome: {
        kind: 'transition',
        to: 'UPDATE_FAILED',
        message: cause.ErrorMessage,
        category: cause.ErrorCategory,
      },
    })
    fake.execute('UpdateFHIRDatastore', {
      DatastoreId,
      DatastoreName: 'new',
      AnalyticsConfiguration: { Status: 'ENABLED' },
      NlpConfiguration: { Status: 'ENABLED' },
    })

    expect(fake.settle()).toMatchObject([{ from: 'UPDATING', to: 'UPDATE_FAILED' }])

    expect(fake.datastore(DatastoreId)).toEqual({
      ...before,
      DatastoreName: 'new',
      DatastoreStatus: 'UPDATE_FAILED',
      ErrorCause: cause,
    })
  })

  it('of an update does not keep the next one from success, which clears the cause [update-failed-reverts] [error-cause]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    fake.faults.add({
      operation: 'UpdateFHIRDatastore',
      outcome: { kind: 'transition', to: 'UPDATE_FAILED' },
    })
    const update = { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } } as const
    fake.execute('UpdateFHIRDatastore', update)
    fake.settle()
    expect(fake.datastore(DatastoreId)?.ErrorCause).toEqual({
      ErrorMessage: expect.any(String),
      ErrorCategory: 'NON_RETRYABLE_ERROR',
    })

    fake.execute('UpdateFHIRDatastore', update)
    fake.settle()

    expect(fake.datastore(DatastoreId)).toMatchObject({
      DatastoreStatus: 'ACTIVE',
      NlpConfiguration: { Status: 'ENABLED' },
    })
    expect(fake.datastore(DatastoreId)).not.toHaveProperty('ErrorCause')
  })
})

describe('The durations of the life cycle', () => {
  it('may all be set, in milliseconds or in units [durations]', () => {
    const fake = createFakeHealthLake({
      lifecycle: {
        createDatastore: 1000,
        preloadDatastore: { seconds: 2 },
        updateDatastore: { minutes: 1, seconds: 30 },
        deleteDatastore: { hours: 1, milliseconds: 1 },
      },
    })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
    })
    const times = [fake.settle()[0]?.at]
    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    times.push(fake.settle()[0]?.at)
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    times.push(fake.settle()[0]?.at)

    expect(times).toEqual([
      '2025-01-01T00:00:03.000Z',
      '2025-01-01T00:01:33.000Z',
      '2025-01-01T01:01:33.001Z',
    ])
  })

  it('keep their default where they are undefined [durations]', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: undefined } as object })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.nextTransition()?.at).toBe('2025-01-01T00:15:00.000Z')
  })

  it('may be nothing, and the end is seen at the next look [durations]', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: 0, deleteDatastore: 0 } })

    const created = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    expect(created.DatastoreStatus).toBe('CREATING')
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('ACTIVE')

    const { DatastoreId } = created
    expect(fake.execute('DeleteFHIRDatastore', { DatastoreId }).DatastoreStatus).toBe('DELETING')
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('DELETED')
  })

  it('may be for ever, and the data store is stuck [durations]', () => {
    const fake = createFakeHealthLake({ lifecycle: { createDatastore: Infinity } })
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' })

    expect(fake.settle().map(({ to }) => to)).toEqual(['DELETED'])
    fake.clock.advance({ days: 3650 })

    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
    expect(fake.nextTransition()).toBeUndefined()
  })
})
