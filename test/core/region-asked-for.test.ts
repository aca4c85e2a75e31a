import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('A region asked for', () => {
  const wrong = { region: 'us east' }
  const message = "region is 'us east'; give a region's name, such as 'us-east-1'."

  it('must have the name of one, wherever it is asked for', () => {
    const fake = createFakeHealthLake()

    expect(() => fake.execute('ListFHIRDatastores', {}, wrong)).toThrow(new MisuseError(message))
    expect(() => fake.datastore('x', wrong)).toThrow(new MisuseError(message))
    expect(() => fake.datastores(wrong)).toThrow(new MisuseError(message))
    expect(() => fake.addDatastore({}, wrong)).toThrow(new MisuseError(message))
    expect(fake.history).toEqual([])
  })

  it.each<[string, (fake: FakeHealthLake, context: object) => unknown]>([
    ['execute', (fake, context) => fake.execute('ListFHIRDatastores', {}, context)],
    ['directClient', (fake, context) => fake.directClient(context)],
    ['datastore', (fake, context) => fake.datastore('x', context)],
    ['datastores', (fake, context) => fake.datastores(context)],
    ['addDatastore', (fake, context) => fake.addDatastore({}, context)],
  ])('must not be misspelt: %s', (_where, ask) => {
    const fake = createFakeHealthLake()

    expect(() => ask(fake, { regoin: 'eu-west-1' })).toThrow(
      /no member regoin\. Did you mean region\?/,
    )
  })
})
