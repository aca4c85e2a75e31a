import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { askWild, refused } from '../operations/refused.ts'
import { throughText } from './tools.ts'

describe('restore', () => {
  it('brings the history back as it was', async () => {
    const fake = createFakeHealthLake()
    await fake.client().send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'none' })).toThrow('none')
    fake.execute('ListFHIRDatastores', { Filter: { CreatedAfter: new Date(0) } })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toEqual(fake.history)
    expect(copy.timeline()).toBe(fake.timeline())
  })

  it('brings back inputs in the history whose dates lie far away', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {
      Filter: { CreatedBefore: new Date(8.64e15), CreatedAfter: new Date(-8.64e15) },
    })
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toEqual(fake.history)
  })

  it('brings back inputs in the history that were refused', () => {
    const fake = createFakeHealthLake()
    refused(() => askWild(fake, 'CreateFHIRDatastore', { DatastoreName: '', Tags: [{ Key: '' }] }))
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toEqual(fake.history)
    expect(copy.history[0]?.input).toEqual({ DatastoreName: '', Tags: [{ Key: '' }] })
  })

  it.each([
    ['of another type', [[], 'x', { Key: 'a', Value: 'b' }]],
    ['undefined, or not there at all', Object.assign(Array(1), { 1: undefined })],
  ])('brings back inputs in the history that have items which are %s', (_what, Tags) => {
    const fake = createFakeHealthLake()
    refused(() => askWild(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', Tags }))
    const copy = createFakeHealthLake()

    copy.restore(throughText(fake))

    expect(copy.history).toStrictEqual(fake.history)
  })

  it('makes the next attempt of a call that is under way a call of its own', async () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    const snapshot = fake.snapshot()
    fake.reset()
    fake.faults.add({ per: 'attempt', outcome: 'InternalServerException' })
    const client = fake.client()
    client.middlewareStack.add(
      (next) => async (args) => {
        try {
          return await next(args)
        } catch (error) {
          fake.restore(snapshot)
          throw error
        }
      },
      { step: 'finalizeRequest', priority: 'low', name: 'restoring' },
    )

    await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))

    expect(
      fake.history.map(({ sequence, operation, attempts }) => [
        sequence,
        operation,
        attempts.length,
      ]),
    ).toEqual([
      [1, 'ListFHIRDatastores', 1],
      [2, 'CreateFHIRDatastore', 1],
    ])
  })
})
