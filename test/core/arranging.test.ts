import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  type GivenDatastore,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const id = '0123456789abcdef0123456789abcdef'

function thrownBy(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

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

  it.each([
    [
      { DatastoreNam: 'x' },
      /^addDatastore: there is no DatastoreNam\. Did you mean DatastoreName\? There are DatastoreId, DatastoreStatus, CreatedAt, ErrorCause, DatastoreName, .* and ProfileConfiguration\.$/,
    ],
    [
      { Status: 'ACTIVE' },
      /^addDatastore: there is no Status\. (Did you mean Tags\? )?There are DatastoreId, /,
    ],
    [
      { DatastoreStatus: 'READY' },
      "addDatastore: DatastoreStatus is 'READY'; give one of CREATING, ACTIVE, DELETING, DELETED, CREATE_FAILED, UPDATING and UPDATE_FAILED.",
    ],
    [
      { DatastoreStatus: 5 },
      'addDatastore: DatastoreStatus is 5; give one of CREATING, ACTIVE, DELETING, DELETED, CREATE_FAILED, UPDATING and UPDATE_FAILED.',
    ],
    [
      { ErrorCause: { ErrorMessage: 'No.' } },
      'addDatastore: a data store that is ACTIVE has no ErrorCause; give it with CREATE_FAILED or UPDATE_FAILED.',
    ],
    [
      { DatastoreStatus: 'CREATE_FAILED', ErrorCause: { ErrorMessage: '' } },
      "addDatastore: 1 validation error detected: Value '' at 'errorMessage' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { DatastoreStatus: 'CREATE_FAILED', ErrorCause: { ErrorCategory: 'FATAL' } },
      "addDatastore: 1 validation error detected: Value 'FATAL' at 'errorCategory' failed to satisfy constraint: Member must satisfy enum value set: [RETRYABLE_ERROR, NON_RETRYABLE_ERROR]",
    ],
    [
      { DatastoreStatus: 'CREATE_FAILED', ErrorCause: { Message: 'No.' } },
      /^addDatastore: there is no .*Message\./,
    ],
    [
      { CreatedAt: '2025-01-01T00:00:00' },
      "addDatastore: CreatedAt: '2025-01-01T00:00:00' is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds.",
    ],
    [
      { CreatedAt: '2025-01-01T00:00:00.001Z' },
      'addDatastore: CreatedAt is after now; give an instant that is past, or move the clock first.',
    ],
    [
      { DatastoreId: '' },
      "addDatastore: 1 validation error detected: Value '' at 'datastoreId' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [{ DatastoreId: 5 }, 'addDatastore: NUMBER_VALUE cannot be converted to String'],
    [
      { DatastoreName: '' },
      "addDatastore: 1 validation error detected: Value '' at 'datastoreName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { SseConfiguration: { KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY' } } },
      'addDatastore: KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.',
    ],
    [
      { Tags: [{ Key: 'k', Valeu: 'v' }] },
      "addDatastore: there is no input member Tags[0].Valeu. Did you mean Value? If the service has it by now, set unknownMembers: 'ignore'.",
    ],
  ])('refuses %j and changes nothing', (given, message) => {
    const fake = createFakeHealthLake()

    const add = () => fake.addDatastore(given as GivenDatastore)

    expect(thrownBy(add)).toBeInstanceOf(MisuseError)
    expect(add).toThrow(typeof message === 'string' ? new MisuseError(message) : message)
    expect(fake.datastores()).toEqual([])
    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.addDatastore()).toEqual(createFakeHealthLake().addDatastore())
  })

  it('refuses an id that is taken in the region, and leaves the first alone', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId: id, DatastoreName: 'first' })

    expect(() => fake.addDatastore({ DatastoreId: id, DatastoreName: 'second' })).toThrow(
      new MisuseError(`addDatastore: there is a data store with the DatastoreId ${id} already.`),
    )
    expect(fake.datastores()).toHaveLength(1)
    expect(fake.datastore(id)?.DatastoreName).toBe('first')
  })
})
