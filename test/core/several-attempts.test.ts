import {
  ConflictException,
  DeleteFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  type HealthLakeClientConfig,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('A call of several attempts', () => {
  it('is one entry, with the error of the last', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client(retrying(() => fake.clock.advance({ seconds: 1 })))

    await expect(
      client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'x' })),
    ).rejects.toThrow('no data store')

    expect(fake.history).toMatchObject([
      {
        sequence: 1,
        at: '2025-01-01T00:00:00.000Z',
        error: { name: 'ResourceNotFoundException' },
        attempts: [
          { at: '2025-01-01T00:00:00.000Z', error: 'ResourceNotFoundException' },
          { at: '2025-01-01T00:00:01.000Z', error: 'ResourceNotFoundException' },
          { at: '2025-01-01T00:00:02.000Z', error: 'ResourceNotFoundException' },
        ],
      },
    ])
    const ids = fake.history[0]?.attempts.map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(3)
  })

  it('has the output of the attempt that succeeded', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const client = fake.client(retrying(() => fake.step()))

    await client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))

    const [call] = fake.history
    expect(fake.history).toHaveLength(1)
    expect(call).toMatchObject({ output: { DatastoreStatus: 'DELETING' } })
    expect(call).not.toHaveProperty('error')
    expect(call?.attempts).toEqual([
      {
        at: '2025-01-01T00:00:00.000Z',
        requestId: expect.any(String),
        error: 'ConflictException',
      },
      { at: '2025-01-01T00:15:00.000Z', requestId: expect.any(String) },
    ])
  })

  it('keeps its place among others that come in between', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client(retrying(() => fake.execute('ListFHIRDatastores', {})))

    await expect(
      client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'x' })),
    ).rejects.toThrow('no data store')

    expect(fake.history.map(({ operation, attempts }) => [operation, attempts.length])).toEqual([
      ['DescribeFHIRDatastore', 3],
      ['ListFHIRDatastores', 1],
      ['ListFHIRDatastores', 1],
    ])
  })

  it('begins anew where the history was cleared in between', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client(retrying(() => fake.clearHistory()))

    await expect(
      client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'x' })),
    ).rejects.toThrow('no data store')

    expect(fake.history.map(({ sequence, attempts }) => [sequence, attempts.length])).toEqual([
      [3, 1],
    ])
  })

  it('is told apart from another call of the same client', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const command = new DeleteFHIRDatastoreCommand({ DatastoreId })

    await expect(client.send(command)).rejects.toBeInstanceOf(ConflictException)
    await expect(client.send(command)).rejects.toBeInstanceOf(ConflictException)

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([1, 1])
  })
})

/** A client's configuration to make three attempts whatever the error, and to do something before each further one. */
function retrying(between: () => unknown): HealthLakeClientConfig {
  return {
    retryStrategy: {
      acquireInitialRetryToken: async () => retryToken(0),
      async refreshRetryTokenForRetry(last) {
        if (last.getRetryCount() === 2) throw new Error('No more attempts.')
        between()
        return retryToken(last.getRetryCount() + 1)
      },
      recordSuccess() {},
    },
  }
}

function retryToken(count: number) {
  return {
    getRetryCount: () => count,
    getRetryDelay: () => 0,
    getRetryCost: () => undefined,
  }
}
