import { describe, expect, it } from 'vitest'
import { refused, validationError } from './refused.ts'
import { smart } from '../conformance/suite/smart.ts'
import { arrange } from './updating.ts'

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
