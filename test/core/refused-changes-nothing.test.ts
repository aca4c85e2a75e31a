import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused } from '../operations/refused.ts'
import { stateOf } from '../state-of.ts'

function lived(): FakeHealthLake {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreId: 'active', DatastoreName: 'records', ClientToken: 'a-1' })
  fake.addDatastore({ DatastoreId: 'updating', DatastoreStatus: 'UPDATING' })
  fake.addDatastore({ DatastoreId: 'failed', DatastoreStatus: 'CREATE_FAILED' })
  fake.addDatastore({ DatastoreId: 'deleted', DatastoreStatus: 'DELETED' })
  return fake
}

describe('What the service refuses changes nothing', () => {
  it.each([
    ['CreateFHIRDatastore', {}],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ClientToken: 'a-1' }],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName: 5 }],
    [
      'CreateFHIRDatastore',
      { DatastoreTypeVersion: 'R4', AnalyticsConfiguration: { Status: 'DISABLED' } },
    ],
    ['CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', Tags: [{ Key: 'aws:k', Value: '' }] }],
    ['DescribeFHIRDatastore', { DatastoreId: 'x' }],
    ['ListFHIRDatastores', { NextToken: 'x' }],
    ['DeleteFHIRDatastore', { DatastoreId: 'x' }],
    ['DeleteFHIRDatastore', { DatastoreId: 'updating' }],
    ['DeleteFHIRDatastore', { DatastoreId: 'deleted' }],
    ['UpdateFHIRDatastore', { DatastoreId: 'updating', DatastoreName: 'x' }],
    ['UpdateFHIRDatastore', { DatastoreId: 'failed', DatastoreName: 'x' }],
    [
      'UpdateFHIRDatastore',
      {
        DatastoreId: 'active',
        DatastoreName: 'x',
        NlpConfiguration: { Status: 'ENABLED' },
        IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR' },
      },
    ],
  ] as const)('of %s with %j', (operation, input) => {
    const fake = lived()
    const before = stateOf(fake)

    refused(() => askWild(fake, operation, input))

    expect(stateOf(fake)).toBe(before)
  })

  it('in a region where nothing was before', () => {
    const fake = lived()
    const before = stateOf(fake)

    refused(() =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId: 'x' }, { region: 'eu-west-1' }),
    )

    expect(stateOf(fake)).toBe(before)
  })
})

describe('A misuse changes nothing at all', () => {
  it.each<[string, (fake: FakeHealthLake) => unknown]>([
    ['of an operation', (fake) => fake.execute('CreateDatastore' as never, {} as never)],
    ['of an input', (fake) => askWild(fake, 'ListFHIRDatastores', { Limit: 5 })],
    ['of a region', (fake) => fake.execute('ListFHIRDatastores', {}, { region: '' })],
    ['of addDatastore', (fake) => fake.addDatastore({ DatastoreName: '' })],
    ['of addDatastore by an id', (fake) => fake.addDatastore({ DatastoreId: 'active' })],
    [
      'of addDatastore in a region where nothing was before',
      (fake) => fake.addDatastore({ DatastoreName: '' }, { region: 'eu-west-1' }),
    ],
    ['of the clock', (fake) => fake.clock.set(0)],
  ])('%s', (_what, act) => {
    const fake = lived()
    const before = JSON.stringify(fake.snapshot())

    expect(() => act(fake)).toThrow(MisuseError)

    expect(JSON.stringify(fake.snapshot())).toBe(before)
  })
})
