import { createFakeHealthLake, type FakeHealthLakeOptions, type Input } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { conflict, refused, validationError } from './refused.ts'

const metadata = JSON.stringify({
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://idp.example/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
})

const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  FineGrainedAuthorizationEnabled: true,
  Metadata: metadata,
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
} as const

type Arranged = Parameters<ReturnType<typeof createFakeHealthLake>['addDatastore']>[0]

function arrange(given?: Arranged, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const { DatastoreId } = fake.addDatastore(given)
  return {
    fake,
    DatastoreId,
    shown: () => fake.datastore(DatastoreId),
    update: (changes: Omit<Input<'UpdateFHIRDatastore'>, 'DatastoreId'>) =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId, ...changes }).DatastoreProperties,
  }
}

describe('An update at once', () => {
  it('leaves the status and what it does not name [update-at-once] [update-leaves-the-rest]', () => {
    const { fake, shown, update } = arrange({
      DatastoreName: 'old',
      IdentityProviderConfiguration: smart,
      NlpConfiguration: { Status: 'ENABLED' },
    })
    const before = shown()

    const after = update({ DatastoreName: 'new' })

    expect(after).toEqual({ ...before, DatastoreName: 'new' })
    expect(shown()).toEqual(after)
    expect(fake.nextTransition()).toBeUndefined()
  })

  it('leaves the name, the profiles and the identity provider where it names none of them [update-leaves-the-rest]', () => {
    const { shown, update } = arrange({
      DatastoreName: 'kept',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      IdentityProviderConfiguration: smart,
    })
    const before = shown()

    const after = update({})

    expect(after).toEqual(before)
    expect(after.DatastoreName).toBe('kept')
  })

  it('gives a name to a data store that had none, and it is found by it', () => {
    const { fake, DatastoreId, update } = arrange()

    update({ DatastoreName: 'named' })

    expect(fake.datastore('named')).toMatchObject({ DatastoreId })
    const Filter = { DatastoreName: 'named' }
    expect(fake.execute('ListFHIRDatastores', { Filter }).DatastorePropertiesList).toHaveLength(1)
  })

  it('takes the old name away, and it is found by it no more', () => {
    const { fake, update } = arrange({ DatastoreName: 'old' })

    update({ DatastoreName: 'new' })

    expect(fake.datastore('old')).toBeUndefined()
    const Filter = { DatastoreName: 'old' }
    expect(fake.execute('ListFHIRDatastores', { Filter }).DatastorePropertiesList).toEqual([])
  })

  it('replaces the profiles, also by none, and leaves them where none are named [update-leaves-the-rest]', () => {
    const { update } = arrange({ ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] } })

    expect(update({ ProfileConfiguration: {} }).ProfileConfiguration).toEqual({
      DefaultProfiles: ['us-core-3.1.1'],
    })
    const DefaultProfiles = ['carin-bb-2.0.0']
    expect(update({ ProfileConfiguration: { DefaultProfiles } }).ProfileConfiguration).toEqual({
      DefaultProfiles,
    })
    expect(update({ ProfileConfiguration: { DefaultProfiles: [] } }).ProfileConfiguration).toEqual({
      DefaultProfiles: [],
    })
  })

  it('replaces the identity provider as a whole [update-replaces-identity-provider]', () => {
    const { update } = arrange({ IdentityProviderConfiguration: smart })
    const { FineGrainedAuthorizationEnabled: _left, ...rest } = smart

    expect(update({ IdentityProviderConfiguration: rest }).IdentityProviderConfiguration).toEqual({
      ...rest,
      FineGrainedAuthorizationEnabled: false,
    })
    expect(
      update({ IdentityProviderConfiguration: { AuthorizationStrategy: 'AWS_AUTH' } })
        .IdentityProviderConfiguration,
    ).toEqual({ AuthorizationStrategy: 'AWS_AUTH', FineGrainedAuthorizationEnabled: false })
  })

  it('holds the identity provider to the rules of a new one [smart-needs-lambda-and-metadata] [smart-metadata]', () => {
    const { shown, update } = arrange({ IdentityProviderConfiguration: smart })
    const before = shown()
    const { Metadata: _left, ...rest } = smart

    expect(refused(() => update({ IdentityProviderConfiguration: rest }))).toMatchObject(
      validationError(
        'smart-needs-lambda-and-metadata',
        'Metadata is required when AuthorizationStrategy is SMART_ON_FHIR.',
      ),
    )
    const broken = { ...smart, Metadata: '{}' }
    expect(refused(() => update({ IdentityProviderConfiguration: broken })).rule).toBe(
      'smart-metadata',
    )
    expect(shown()).toEqual(before)
  })

  it('refuses what AWS_AUTH has no use for, if that is assumed [identity-provider-for-aws-auth]', () => {
    const assumptions = { identityProviderForAwsAuth: 'ValidationException' } as const
    const { update } = arrange({}, { assumptions })

    const refusal = refused(() =>
      update({
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled: true,
        },
      }),
    )

    expect(refusal.rule).toBe('identity-provider-for-aws-auth')
  })
})

describe('An update that takes time', () => {
  it.each([
    ['ENABLED', 'PAUSED', 'PAUSING'],
    ['ENABLED', 'DISABLED', 'DISABLING'],
    ['PAUSED', 'ENABLED', 'ENABLING'],
  ] as const)(
    'takes analytics from %s to %s by way of %s [update-takes-time]',
    (from, to, underWay) => {
      const { fake, shown, update } = arrange({ AnalyticsConfiguration: { Status: from } })

      expect(update({ AnalyticsConfiguration: { Status: to } })).toMatchObject({
        DatastoreStatus: 'UPDATING',
        AnalyticsConfiguration: { Status: underWay },
        NlpConfiguration: { Status: 'DISABLED' },
      })
      fake.settle()

      expect(shown()).toMatchObject({
        DatastoreStatus: 'ACTIVE',
        AnalyticsConfiguration: { Status: to },
        NlpConfiguration: { Status: 'DISABLED' },
      })
    },
  )

  it.each([
    ['DISABLED', 'ENABLED', 'ENABLING'],
    ['ENABLED', 'DISABLED', 'DISABLING'],
  ] as const)('takes NLP from %s to %s by way of %s [update-takes-time]', (from, to, underWay) => {
    const { fake, shown, update } = arrange({ NlpConfiguration: { Status: from } })

    expect(update({ NlpConfiguration: { Status: to } })).toMatchObject({
      DatastoreStatus: 'UPDATING',
      NlpConfiguration: { Status: underWay },
      AnalyticsConfiguration: { Status: 'ENABLED' },
    })
    fake.settle()

    expect(shown()).toMatchObject({ DatastoreStatus: 'ACTIVE', NlpConfiguration: { Status: to } })
  })

  it('takes DISABLED analytics back to ENABLED [update-takes-time]', () => {
    const { fake, shown, update } = arrange()
    update({ AnalyticsConfiguration: { Status: 'DISABLED' } })
    fake.settle()

    update({ AnalyticsConfiguration: { Status: 'ENABLED' } })
    fake.settle()

    expect(shown()?.AnalyticsConfiguration).toEqual({ Status: 'ENABLED' })
  })

  it('changes name, profiles and identity provider at once all the same [update-at-once]', () => {
    const { update } = arrange()

    const updating = update({
      DatastoreName: 'new',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      IdentityProviderConfiguration: smart,
      NlpConfiguration: { Status: 'ENABLED' },
    })

    expect(updating).toMatchObject({
      DatastoreStatus: 'UPDATING',
      DatastoreName: 'new',
      ProfileConfiguration: { DefaultProfiles: ['us-core-3.1.1'] },
      IdentityProviderConfiguration: smart,
    })
  })

  it('is none if the data store has what is asked for [update-to-the-same]', () => {
    const { fake, shown, update } = arrange()
    const before = shown()

    const after = update({
      AnalyticsConfiguration: { Status: 'ENABLED' },
      NlpConfiguration: { Status: 'DISABLED' },
    })

    expect(after).toEqual(before)
    expect(fake.nextTransition()).toBeUndefined()
  })

  it('leaves alone what already is as asked for [update-to-the-same]', () => {
    const { update } = arrange()

    const after = update({
      AnalyticsConfiguration: { Status: 'ENABLED' },
      NlpConfiguration: { Status: 'ENABLED' },
    })

    expect(after).toMatchObject({
      DatastoreStatus: 'UPDATING',
      AnalyticsConfiguration: { Status: 'ENABLED' },
      NlpConfiguration: { Status: 'ENABLING' },
    })
  })

  it('takes what only the service sets for what it leads to [transitional-status-given]', () => {
    const { update } = arrange()

    const after = update({
      AnalyticsConfiguration: { Status: 'PAUSING' },
      NlpConfiguration: { Status: 'DISABLING' },
    })

    expect(after).toMatchObject({
      AnalyticsConfiguration: { Status: 'PAUSING' },
      NlpConfiguration: { Status: 'DISABLED' },
    })
  })

  it('refuses what only the service sets, if that is assumed [transitional-status-given]', () => {
    const assumptions = { transitionalStatusGiven: 'ValidationException' } as const
    const { shown, update } = arrange({}, { assumptions })
    const before = shown()

    const refusal = refused(() =>
      update({ DatastoreName: 'new', AnalyticsConfiguration: { Status: 'DISABLING' } }),
    )

    expect(refusal).toMatchObject(
      validationError(
        'transitional-status-given',
        'The status DISABLING is set by the service; ask for DISABLED.',
      ),
    )
    expect(shown()).toEqual(before)
  })

  it('does not begin if anything in the input is refused', () => {
    const { fake, shown, update } = arrange()
    const before = shown()

    refused(() =>
      update({
        DatastoreName: 'new',
        NlpConfiguration: { Status: 'ENABLED' },
        IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR' },
      }),
    )

    expect(shown()).toEqual(before)
    expect(fake.nextTransition()).toBeUndefined()
  })
})

describe('An update of a data store that', () => {
  it('is CREATE_FAILED is refused [update-create-failed]', () => {
    const { shown, update, DatastoreId } = arrange({ DatastoreStatus: 'CREATE_FAILED' })
    const before = shown()

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
      conflict('update-create-failed', DatastoreId, 'CREATE_FAILED'),
    )
    expect(shown()).toEqual(before)
  })

  it.each(['CREATING', 'UPDATING', 'DELETING'] as const)(
    'is %s is refused [conflict-in-transition]',
    (DatastoreStatus) => {
      const { update, DatastoreId } = arrange({ DatastoreStatus })

      expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
        conflict('conflict-in-transition', DatastoreId, DatastoreStatus),
      )
    },
  )

  it('is DELETED is refused as deleting it is [delete-deleted]', () => {
    const { update, DatastoreId } = arrange({ DatastoreStatus: 'DELETED' })

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject({
      name: 'ResourceNotFoundException',
      message: `The data store ${DatastoreId} is DELETED.`,
      rule: 'delete-deleted',
    })
  })

  it('is DELETED is refused as a conflict, if that is assumed [delete-deleted]', () => {
    const assumptions = { deleteDeleted: 'ConflictException' } as const
    const { update, DatastoreId } = arrange({ DatastoreStatus: 'DELETED' }, { assumptions })

    expect(refused(() => update({ DatastoreName: 'new' }))).toMatchObject(
      conflict('delete-deleted', DatastoreId, 'DELETED'),
    )
  })

  it('is UPDATE_FAILED may succeed, and it has no ErrorCause any more [update-failed-reverts] [error-cause]', () => {
    const ErrorCause = {
      ErrorMessage: 'Out of luck.',
      ErrorCategory: 'RETRYABLE_ERROR',
    } as const
    const { fake, shown, update } = arrange({ DatastoreStatus: 'UPDATE_FAILED', ErrorCause })
    expect(shown()).toMatchObject({ DatastoreStatus: 'UPDATE_FAILED', ErrorCause })

    const updating = update({ NlpConfiguration: { Status: 'ENABLED' } })
    fake.settle()

    expect(updating).toMatchObject({ DatastoreStatus: 'UPDATING', ErrorCause })
    expect(shown()).toMatchObject({
      DatastoreStatus: 'ACTIVE',
      NlpConfiguration: { Status: 'ENABLED' },
    })
    expect(shown()).not.toHaveProperty('ErrorCause')
  })

  it('is UPDATE_FAILED leaves that status for a change at once [update-at-once]', () => {
    const { update } = arrange({ DatastoreStatus: 'UPDATE_FAILED' })

    expect(update({ DatastoreName: 'new' })).toMatchObject({
      DatastoreStatus: 'UPDATE_FAILED',
      DatastoreName: 'new',
    })
  })
})
