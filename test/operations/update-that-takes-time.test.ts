import { describe, expect, it } from 'vitest'
import { refused, validationError } from './refused.ts'
import { smart } from '../conformance/suite/smart.ts'
import { arrange } from './updating.ts'

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
