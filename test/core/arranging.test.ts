import { createFakeHealthLake, manualClock, type GivenDatastore } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const id = '0123456789abcdef0123456789abcdef'

describe('addDatastore', () => {
  it('puts an ACTIVE data store there, with the defaults of the service', () => {
    const fake = createFakeHealthLake()

    const added = fake.addDatastore()

    const { DatastoreId } = added
    expect(DatastoreId).toMatch(/^[0-9a-f]{32}$/)
    expect(added).toEqual({
      DatastoreId,
      DatastoreArn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${DatastoreId}`,
      DatastoreStatus: 'ACTIVE',
      CreatedAt: new Date('2025-01-01T00:00:00Z'),
      DatastoreTypeVersion: 'R4',
      DatastoreEndpoint: `https://healthlake.us-east-1.amazonaws.com/datastore/${DatastoreId}/r4/`,
      SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
      IdentityProviderConfiguration: {
        AuthorizationStrategy: 'AWS_AUTH',
        FineGrainedAuthorizationEnabled: false,
      },
      NlpConfiguration: { Status: 'DISABLED' },
      AnalyticsConfiguration: { Status: 'ENABLED' },
      ProfileConfiguration: { DefaultProfiles: [] },
      BackupStatusInfo: { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } },
    })
    expect(fake.execute('DescribeFHIRDatastore', { DatastoreId })).toEqual({
      DatastoreProperties: added,
    })
  })

  it('puts a data store there whose analytics were DISABLED after its creation', () => {
    const fake = createFakeHealthLake()

    const added = fake.addDatastore({ AnalyticsConfiguration: { Status: 'DISABLED' } })

    expect(added).toMatchObject({
      DatastoreStatus: 'ACTIVE',
      AnalyticsConfiguration: { Status: 'DISABLED' },
    })
  })

  it('puts one there in the middle of an update', () => {
    const fake = createFakeHealthLake()

    const added = fake.addDatastore({
      DatastoreStatus: 'UPDATING',
      AnalyticsConfiguration: { Status: 'PAUSING' },
      NlpConfiguration: { Status: 'ENABLING' },
    })

    expect(added).toMatchObject({
      AnalyticsConfiguration: { Status: 'PAUSING' },
      NlpConfiguration: { Status: 'ENABLING' },
    })
    fake.settle()
    expect(fake.datastore(added.DatastoreId)).toMatchObject({
      DatastoreStatus: 'ACTIVE',
      AnalyticsConfiguration: { Status: 'PAUSED' },
      NlpConfiguration: { Status: 'ENABLED' },
    })
  })

  it('is no request, and takes no time', () => {
    const fake = createFakeHealthLake()

    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.history).toEqual([])
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00Z'))
  })

  it('takes id, status, time and cause besides all that a Create takes [error-cause]', () => {
    const fake = createFakeHealthLake({ clock: manualClock('2026-01-01') })
    const given: GivenDatastore = {
      DatastoreId: id,
      DatastoreStatus: 'CREATE_FAILED',
      CreatedAt: '2025-06-01T12:00:00+02:00',
      ErrorCause: { ErrorMessage: 'No key.', ErrorCategory: 'NON_RETRYABLE_ERROR' },
      DatastoreName: 'records',
      PreloadDataConfig: { PreloadDataType: 'SYNTHEA' },
      SseConfiguration: {
        KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/records' },
      },
      NlpConfiguration: { Status: 'ENABLED' },
      AnalyticsConfiguration: { Status: 'PAUSED' },
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
    }

    const added = fake.addDatastore(given)

    expect(added).toMatchObject({
      ...given,
      CreatedAt: new Date('2025-06-01T10:00:00Z'),
      DatastoreTypeVersion: 'R4',
    })
    expect(fake.datastore(id)).toEqual(added)
  })

  it.each([
    ['milliseconds', Date.parse('2024-01-01T00:00:00Z')],
    ['a Date', new Date('2024-01-01T00:00:00Z')],
    ['a day', '2024-01-01'],
  ])('takes the time of creation as %s', (_form, CreatedAt) => {
    const fake = createFakeHealthLake()

    expect(fake.addDatastore({ CreatedAt }).CreatedAt).toEqual(new Date('2024-01-01T00:00:00Z'))
  })

  it('takes now for the time of creation', () => {
    const fake = createFakeHealthLake({ clock: manualClock('2025-06-01') })

    expect(fake.addDatastore({ CreatedAt: fake.clock.now() })).toMatchObject({
      CreatedAt: new Date('2025-06-01'),
    })
  })

  it('takes part of a cause', () => {
    const fake = createFakeHealthLake()
    const DatastoreStatus = 'UPDATE_FAILED'

    const added = fake.addDatastore({ DatastoreStatus, ErrorCause: { ErrorMessage: 'No.' } })

    expect(added.ErrorCause).toEqual({ ErrorMessage: 'No.' })
    expect(fake.addDatastore({ DatastoreStatus })).not.toHaveProperty('ErrorCause')
  })

  it('lets a status in transition go on, from now', () => {
    const fake = createFakeHealthLake()
    const given = { DatastoreStatus: 'CREATING', CreatedAt: '2024-01-01' } as const

    const { DatastoreId } = fake.addDatastore(given)

    expect(fake.nextTransition()).toEqual({
      at: '2025-01-01T00:15:00.000Z',
      region: 'us-east-1',
      resource: 'datastore',
      id: DatastoreId,
      from: 'CREATING',
      to: 'ACTIVE',
    })
  })

  it('takes an id that the service itself would not give', () => {
    const fake = createFakeHealthLake()

    fake.addDatastore({ DatastoreId: 'mine' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId: 'mine' })
    expect(DatastoreProperties.DatastoreId).toBe('mine')
  })

  it('leaves its id to no other, whatever the seed would draw [datastore-id]', () => {
    const { DatastoreId } = createFakeHealthLake().addDatastore()
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId, DatastoreName: 'mine' })

    const created = fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(created.DatastoreId).not.toBe(DatastoreId)
    expect(fake.datastore(DatastoreId)?.DatastoreName).toBe('mine')
    expect(fake.datastores()).toHaveLength(2)
  })
})
