import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused, validationError } from './refused.ts'
import { refusalOf, shownAfter } from './creating.ts'

const id = '1234abcd-12ab-34cd-56ef-1234567890ab'

describe('Encryption of a new data store', () => {
  it('needs the id of a customer-managed key [customer-key-needs-id]', () => {
    const KmsEncryptionConfig = { CmkType: 'CUSTOMER_MANAGED_KMS_KEY' } as const

    expect(refusalOf({ SseConfiguration: { KmsEncryptionConfig } })).toMatchObject(
      validationError(
        'customer-key-needs-id',
        'KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.',
      ),
    )
  })

  it.each([
    '1234abcd-12ab-34cd-56ef-1234567890ab',
    'key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'alias/records',
    'arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    'arn:aws-cn:kms:cn-north-1:123456789012:alias/records',
  ])('shows the key %s as it was given [key-shown-as-given]', (KmsKeyId) => {
    const SseConfiguration = {
      KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId },
    } as const

    expect(shownAfter({ SseConfiguration })?.SseConfiguration).toEqual(SseConfiguration)
  })

  it.each([
    [id, `arn:aws-cn:kms:cn-north-1:123456789012:key/${id}`],
    [`key/${id}`, `arn:aws-cn:kms:cn-north-1:123456789012:key/${id}`],
    ['alias/records', 'alias/records'],
    [
      `arn:aws-cn:kms:cn-north-1:210987654321:key/${id}`,
      `arn:aws-cn:kms:cn-north-1:210987654321:key/${id}`,
    ],
  ])('shows the key %s as %s if that is assumed [key-shown-as-given]', (KmsKeyId, shown) => {
    const options = { region: 'cn-north-1', assumptions: { keyShown: 'arn' } } as const
    const CmkType = 'CUSTOMER_MANAGED_KMS_KEY'
    const SseConfiguration = { KmsEncryptionConfig: { CmkType, KmsKeyId } } as const

    expect(shownAfter({ SseConfiguration }, options)?.SseConfiguration).toEqual({
      KmsEncryptionConfig: { CmkType, KmsKeyId: shown },
    })
  })

  it('refuses the id of a key that AWS owns, if that is assumed [id-of-owned-key]', () => {
    const SseConfiguration = {
      KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY', KmsKeyId: 'alias/records' },
    } as const

    expect(shownAfter({ SseConfiguration })?.SseConfiguration).toEqual({
      KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' },
    })
    expect(
      refusalOf({ SseConfiguration }, { assumptions: { keyIdOfOwnedKey: 'ValidationException' } }),
    ).toMatchObject(
      validationError(
        'id-of-owned-key',
        'KmsKeyId cannot be given when CmkType is AWS_OWNED_KMS_KEY.',
      ),
    )
  })

  it('takes a key that AWS owns without an id, whatever is assumed [id-of-owned-key]', () => {
    const SseConfiguration = { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } } as const

    const shown = shownAfter(
      { SseConfiguration },
      { assumptions: { keyIdOfOwnedKey: 'ValidationException' } },
    )

    expect(shown?.SseConfiguration).toEqual(SseConfiguration)
  })
})

describe('Analytics and NLP of a new data store', () => {
  it.each(['DISABLED', 'DISABLING'] as const)(
    'cannot be created with analytics %s [analytics-not-created-disabled]',
    (Status) => {
      expect(refusalOf({ AnalyticsConfiguration: { Status } })).toMatchObject(
        validationError(
          'analytics-not-created-disabled',
          'A data store cannot be created with analytics DISABLED; ask for ENABLED or PAUSED.',
        ),
      )
    },
  )

  it('are the defaults for configurations that say nothing [default-nlp] [default-analytics] [default-profiles]', () => {
    const shown = shownAfter({
      AnalyticsConfiguration: {},
      NlpConfiguration: {},
      ProfileConfiguration: {},
    })

    expect(shown).toMatchObject({
      AnalyticsConfiguration: { Status: 'ENABLED' },
      NlpConfiguration: { Status: 'DISABLED' },
      ProfileConfiguration: { DefaultProfiles: [] },
    })
  })

  it('take what only the service sets for what it leads to [transitional-status-given]', () => {
    const shown = shownAfter({
      AnalyticsConfiguration: { Status: 'PAUSING' },
      NlpConfiguration: { Status: 'ENABLING' },
    })

    expect(shown).toMatchObject({
      AnalyticsConfiguration: { Status: 'PAUSED' },
      NlpConfiguration: { Status: 'ENABLED' },
    })
  })

  it.each([
    [{ AnalyticsConfiguration: { Status: 'ENABLING' } }, 'ENABLING', 'ENABLED'],
    [{ AnalyticsConfiguration: { Status: 'PAUSING' } }, 'PAUSING', 'PAUSED'],
    [{ NlpConfiguration: { Status: 'ENABLING' } }, 'ENABLING', 'ENABLED'],
    [{ NlpConfiguration: { Status: 'DISABLING' } }, 'DISABLING', 'DISABLED'],
  ] as const)(
    'refuse what only the service sets, if that is assumed: %o [transitional-status-given]',
    (given, status, instead) => {
      const assumptions = { transitionalStatusGiven: 'ValidationException' } as const

      expect(refusalOf(given, { assumptions })).toMatchObject(
        validationError(
          'transitional-status-given',
          `The status ${status} is set by the service; ask for ${instead}.`,
        ),
      )
    },
  )

  it('take every settled status, whatever is assumed [transitional-status-given]', () => {
    const shown = shownAfter(
      { AnalyticsConfiguration: { Status: 'PAUSED' }, NlpConfiguration: { Status: 'ENABLED' } },
      { assumptions: { transitionalStatusGiven: 'ValidationException' } },
    )

    expect(shown).toMatchObject({
      AnalyticsConfiguration: { Status: 'PAUSED' },
      NlpConfiguration: { Status: 'ENABLED' },
    })
  })
})

describe('A refused creation', () => {
  it('uses no id up [datastore-id]', () => {
    const [calm, stumbling] = [createFakeHealthLake(), createFakeHealthLake()]
    refused(() => askWild(stumbling, 'CreateFHIRDatastore', {}))
    refused(() =>
      askWild(stumbling, 'CreateFHIRDatastore', {
        DatastoreTypeVersion: 'R4',
        AnalyticsConfiguration: { Status: 'DISABLED' },
      }),
    )

    expect(stumbling.addDatastore().DatastoreId).toBe(calm.addDatastore().DatastoreId)
  })

  it('leaves its ClientToken free', () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4', ClientToken: 'a-token' } as const
    refused(() =>
      fake.execute('CreateFHIRDatastore', {
        ...input,
        AnalyticsConfiguration: { Status: 'DISABLED' },
      }),
    )

    expect(fake.execute('CreateFHIRDatastore', input).DatastoreStatus).toBe('CREATING')
  })
})
