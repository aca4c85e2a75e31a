import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { smart } from '../conformance/suite/smart.ts'
import { askWild, refused } from './refused.ts'

describe('A number with a fraction', () => {
  it.each([
    [1.5, 1],
    [2.999, 2],
    [1e-9 + 1, 1],
  ])('is floored: %d [numbers-floored]', (MaxResults, floored) => {
    const fake = createFakeHealthLake()
    for (const _ of [1, 2, 3]) fake.addDatastore()

    const page = askWild(fake, 'ListFHIRDatastores', { MaxResults })

    expect(page).toMatchObject({ DatastorePropertiesList: { length: floored } })
    expect(fake.history[0]?.input).toEqual({ MaxResults: floored })
  })

  it.each([
    [0.5, '0'],
    [-0.5, '-1'],
  ])('is floored before it is looked at: %d [numbers-floored]', (MaxResults, floored) => {
    expect(
      refused(() => askWild(createFakeHealthLake(), 'ListFHIRDatastores', { MaxResults })).message,
    ).toBe(
      `1 validation error detected: Value '${floored}' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    )
  })
})

describe('A Boolean as text', () => {
  it.each([
    ['true', true],
    ['TRUE', true],
    ['Yes', true],
    ['1', true],
    ['false', false],
    ['False', false],
    ['no', false],
    ['0', false],
  ])('is converted: %o [booleans-as-text]', (FineGrainedAuthorizationEnabled, converted) => {
    const fake = createFakeHealthLake()

    askWild(fake, 'CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      IdentityProviderConfiguration: { ...smart, FineGrainedAuthorizationEnabled },
    })

    expect(fake.datastores()).toMatchObject([
      { IdentityProviderConfiguration: { FineGrainedAuthorizationEnabled: converted } },
    ])
  })
})
