import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused, validationError } from './refused.ts'

const input = { DatastoreTypeVersion: 'R4', DatastoreName: 'once', ClientToken: 'a-1' } as const

describe('A ClientToken', () => {
  it('that comes with another input names its rule [client-token-mismatch]', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', input)

    const refusal = refused(() =>
      fake.execute('CreateFHIRDatastore', { ...input, Tags: [{ Key: 'k', Value: 'v' }] }),
    )

    expect(refusal).toMatchObject(
      validationError(
        'client-token-mismatch',
        'The ClientToken a-1 was used before with another input.',
      ),
    )
    expect(fake.datastores()).toHaveLength(1)
  })

  it('that comes with another input gets the first answer, if that is assumed [client-token-mismatch]', () => {
    const fake = createFakeHealthLake({ assumptions: { clientTokenMismatch: 'first-wins' } })
    const first = fake.execute('CreateFHIRDatastore', input)

    const second = fake.execute('CreateFHIRDatastore', { ...input, DatastoreName: 'twice' })

    expect(second).toEqual(first)
    expect(fake.datastores().map(({ DatastoreName }) => DatastoreName)).toEqual(['once'])
  })

  it('knows an input that is written in another order, or with null, as the same [client-token-same-answer]', () => {
    const fake = createFakeHealthLake()
    const first = fake.execute('CreateFHIRDatastore', input)

    const second = askWild(fake, 'CreateFHIRDatastore', {
      ClientToken: 'a-1',
      Tags: null,
      DatastoreName: 'once',
      DatastoreTypeVersion: 'R4',
    })

    expect(second).toEqual(first)
  })

  it('does not know another order of tags as the same [client-token-mismatch]', () => {
    const fake = createFakeHealthLake()
    const Tags = [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]
    fake.execute('CreateFHIRDatastore', { ...input, Tags })

    const refusal = refused(() =>
      fake.execute('CreateFHIRDatastore', { ...input, Tags: Tags.toReversed() }),
    )

    expect(refusal.rule).toBe('client-token-mismatch')
  })

  it('is checked by the constraints before it is looked up [constraints]', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', input)

    const refusal = refused(() =>
      fake.execute('CreateFHIRDatastore', { ...input, DatastoreName: '' }),
    )

    expect(refusal.rule).toBe('constraints')
  })

  it('is good until its data store is forgotten [client-token-lifetime]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', input)
    fake.settle()
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.settle()

    fake.clock.advance({ days: 7 })
    const later = fake.execute('CreateFHIRDatastore', input)

    expect(later.DatastoreId).not.toBe(DatastoreId)
    expect(fake.datastores().map((shown) => shown.DatastoreId)).toEqual([later.DatastoreId])
  })

  it('is good to the last moment of the seven days [client-token-lifetime]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', input)
    fake.settle()
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    fake.settle()

    fake.clock.advance(7 * 24 * 60 * 60_000 - 1)

    expect(fake.execute('CreateFHIRDatastore', input)).toMatchObject({
      DatastoreId,
      DatastoreStatus: 'CREATING',
    })
  })

  it('of an arranged data store is one like any other [client-token-same-answer]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ ...input })

    expect(fake.execute('CreateFHIRDatastore', input)).toMatchObject({ DatastoreId })
  })

  it('outlives a change of its data store [client-token-same-answer]', () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.execute('CreateFHIRDatastore', input)
    fake.settle()
    fake.execute('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'renamed' })

    expect(fake.execute('CreateFHIRDatastore', input)).toMatchObject({ DatastoreId })
  })
})
