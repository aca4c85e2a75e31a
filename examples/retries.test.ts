import {
  DescribeFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const list = new ListFHIRDatastoresCommand({})

describe('Retries', () => {
  it('recover from what strikes single attempts', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', times: 2, outcome: 'ThrottlingException' })

    await fake.client().send(list) // the SDK makes three attempts

    expect(fake.history[0]?.attempts).toMatchObject([
      { error: 'ThrottlingException' },
      { error: 'ThrottlingException' },
      { requestId: expect.any(String) },
    ])
    fake.verify() // both faults were met
  })

  it('do not help against what strikes the whole call', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: 'ThrottlingException' })
    const client = fake.client({ maxAttempts: 5 })

    await expect(client.send(list)).rejects.toThrow(ThrottlingException)

    expect(fake.history[0]?.attempts).toHaveLength(5)
  })

  it('meet the rates that AWS documents, on the clock of the fake', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { DescribeFHIRDatastore: 1 } } })
    const { DatastoreId } = fake.addDatastore()
    const describeIt = new DescribeFHIRDatastoreCommand({ DatastoreId })
    const client = fake.directClient() // no retries: the first error is thrown

    await client.send(describeIt)
    await expect(client.send(describeIt)).rejects.toThrow('Rate exceeded')
    fake.clock.advance({ seconds: 1 })
    await client.send(describeIt)
  })
})
