import { createFakeHealthLake, MisuseError, type GivenDatastore } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { thrownBy } from '../thrown.ts'

const id = '0123456789abcdef0123456789abcdef'

describe('addDatastore of what cannot be', () => {
  it.each([
    [
      { DatastoreNam: 'x' },
      /^addDatastore: there is no member DatastoreNam\. Did you mean DatastoreName\? There are DatastoreId, DatastoreStatus, CreatedAt, ErrorCause, DatastoreName, .* ProfileConfiguration and BackupConfiguration\.$/,
    ],
    [
      { Status: 'ACTIVE' },
      /^addDatastore: there is no member Status\. (Did you mean Tags\? )?There are DatastoreId, /,
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
      { DatastoreStatus: 'CREATE_FAILED', ErrorCause: 'No.' },
      'addDatastore: Unexpected field type',
    ],
    [
      { CreatedAt: '2025-01-01T00:00:00' },
      "addDatastore: CreatedAt: '2025-01-01T00:00:00' is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds.",
    ],
    [
      { CreatedAt: '2025-01-01T00:00:00.001Z' },
      'addDatastore: CreatedAt is after now; give an instant in the past, or move the clock first.',
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
      { DatastoreId: '..' },
      "addDatastore: the DatastoreId '..' cannot be in the path of an endpoint, since clients take it for a folder; give another.",
    ],
    [{ DatastoreId: '.' }, /^addDatastore: the DatastoreId '\.' cannot be in the path/],
    [
      { Tags: [{ Key: 'k', Valeu: 'v' }] },
      "addDatastore: there is no input member Tags[0].Valeu. Did you mean Value? If the service has it by now, set unknownMembers: 'ignore'.",
    ],
  ])('is refused and changes nothing: %j', (given, message) => {
    const fake = createFakeHealthLake()

    const add = () => fake.addDatastore(given as GivenDatastore)

    expect(thrownBy(add)).toBeInstanceOf(MisuseError)
    expect(add).toThrow(typeof message === 'string' ? new MisuseError(message) : message)
    expect(fake.datastores()).toEqual([])
    expect(fake.nextTransition()).toBeUndefined()
    expect(fake.addDatastore()).toEqual(createFakeHealthLake().addDatastore())
  })

  it('is refused where the id is taken in the region, and leaves the first alone', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore({ DatastoreId: id, DatastoreName: 'first' })

    expect(() => fake.addDatastore({ DatastoreId: id, DatastoreName: 'second' })).toThrow(
      new MisuseError(
        `addDatastore: there is already a data store with the DatastoreId ${id}; give another.`,
      ),
    )
    expect(fake.datastores()).toHaveLength(1)
    expect(fake.datastore(id)?.DatastoreName).toBe('first')
  })
})
