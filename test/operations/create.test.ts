import { createFakeHealthLake, type FakeHealthLakeOptions, type Input } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused, validationError } from './refused.ts'

type CreateInput = Partial<Input<'CreateFHIRDatastore'>>

const metadata = {
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://idp.example/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
}

const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  Metadata: JSON.stringify(metadata),
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
} as const

function shownAfter(given: CreateInput, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ...given })
  const [shown] = fake.datastores()
  return shown
}

function refusalOf(given: CreateInput, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const refusal = refused(() =>
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ...given }),
  )
  expect(fake.datastores()).toEqual([])
  expect(fake.nextTransition()).toBeUndefined()
  return refusal
}

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

describe('Identity provider of a new data store', () => {
  it.each([
    ['IdpLambdaArn', { AuthorizationStrategy: 'SMART_ON_FHIR' }],
    [
      'IdpLambdaArn',
      { AuthorizationStrategy: 'SMART_ON_FHIR', Metadata: JSON.stringify(metadata) },
    ],
    ['Metadata', { AuthorizationStrategy: 'SMART_ON_FHIR', IdpLambdaArn: smart.IdpLambdaArn }],
    ['Metadata', { AuthorizationStrategy: 'SMART_ON_FHIR_V1', IdpLambdaArn: smart.IdpLambdaArn }],
  ] as const)(
    'needs %s for a SMART strategy [smart-needs-lambda-and-metadata]',
    (missing, IdentityProviderConfiguration) => {
      expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
        validationError(
          'smart-needs-lambda-and-metadata',
          `${missing} is required when AuthorizationStrategy is ${IdentityProviderConfiguration.AuthorizationStrategy}.`,
        ),
      )
    },
  )

  it.each(['', 'metadata', '{', 'null', '5', '"text"', '[]'])(
    'needs metadata that is a JSON object, not %j [smart-metadata]',
    (Metadata) => {
      const IdentityProviderConfiguration = { ...smart, Metadata }

      expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
        validationError('smart-metadata', 'Metadata must be a JSON object.'),
      )
    },
  )

  it.each(Object.keys(metadata))('needs %s in the metadata [smart-metadata]', (name) => {
    const rest = Object.entries(metadata).filter(([key]) => key !== name)
    const Metadata = JSON.stringify(Object.fromEntries(rest))
    const IdentityProviderConfiguration = { ...smart, Metadata }

    expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
      validationError('smart-metadata', `Metadata lacks ${name}.`),
    )
  })

  it('names all that the metadata lacks [smart-metadata]', () => {
    const IdentityProviderConfiguration = { ...smart, Metadata: '{ "toString": 1 }' }

    expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
      validationError(
        'smart-metadata',
        'Metadata lacks authorization_endpoint, token_endpoint, grant_types_supported, capabilities, code_challenge_methods_supported.',
      ),
    )
  })

  it('leaves the values in the metadata unchecked, and more is welcome [smart-metadata]', () => {
    const Metadata = JSON.stringify({
      ...metadata,
      grant_types_supported: ['client_credential'],
      code_challenge_methods_supported: null,
      issuer: 'https://idp.example',
    })
    const IdentityProviderConfiguration = {
      ...smart,
      FineGrainedAuthorizationEnabled: true,
      Metadata,
    }

    expect(shownAfter({ IdentityProviderConfiguration })?.IdentityProviderConfiguration).toEqual(
      IdentityProviderConfiguration,
    )
  })

  it.each([
    { Metadata: smart.Metadata },
    { IdpLambdaArn: smart.IdpLambdaArn },
    { FineGrainedAuthorizationEnabled: true },
  ])(
    'has no use for %o with AWS_AUTH, and refuses it if that is assumed [identity-provider-for-aws-auth]',
    (extra) => {
      const IdentityProviderConfiguration = {
        AuthorizationStrategy: 'AWS_AUTH',
        ...extra,
      } as const
      const assumptions = { identityProviderForAwsAuth: 'ValidationException' } as const

      expect(shownAfter({ IdentityProviderConfiguration })?.IdentityProviderConfiguration).toEqual({
        AuthorizationStrategy: 'AWS_AUTH',
        FineGrainedAuthorizationEnabled: false,
      })
      expect(refusalOf({ IdentityProviderConfiguration }, { assumptions })).toMatchObject(
        validationError(
          'identity-provider-for-aws-auth',
          'Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled cannot be given when AuthorizationStrategy is AWS_AUTH.',
        ),
      )
    },
  )

  it('may say what AWS_AUTH means anyway, whatever is assumed [identity-provider-for-aws-auth]', () => {
    const IdentityProviderConfiguration = {
      AuthorizationStrategy: 'AWS_AUTH',
      FineGrainedAuthorizationEnabled: false,
    } as const
    const assumptions = { identityProviderForAwsAuth: 'ValidationException' } as const

    const shown = shownAfter({ IdentityProviderConfiguration }, { assumptions })

    expect(shown?.IdentityProviderConfiguration).toEqual(IdentityProviderConfiguration)
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
