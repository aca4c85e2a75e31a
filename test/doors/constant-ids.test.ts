import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { beforeEach, describe, expect, it, vi } from 'vitest'

const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
const list = new ListFHIRDatastoresCommand({})

const doors = [
  ['client()', (fake: FakeHealthLake) => fake.client()],
  ['clientConfig()', (fake: FakeHealthLake) => new HealthLakeClient(fake.clientConfig())],
] as const

beforeEach(() => {
  vi.spyOn(globalThis.crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-000000000000')
})

describe.each(doors)("Where a test has stubbed the SDK's chance, %s", (_name, clientOf) => {
  it('still makes a call of its own of each send', async () => {
    const fake = createFakeHealthLake()
    const client = clientOf(fake)

    for (const command of [create, list, list]) await client.send(command as typeof list)

    expect(fake.history.map(({ operation, attempts }) => [operation, attempts.length])).toEqual([
      ['CreateFHIRDatastore', 1],
      ['ListFHIRDatastores', 1],
      ['ListFHIRDatastores', 1],
    ])
  })

  it('still makes one call of a send and its retries', async () => {
    const fake = createFakeHealthLake()
    const client = clientOf(fake)
    fake.faults.add({ outcome: 'ThrottlingException', per: 'attempt', times: 2 })

    await client.send(list)
    await client.send(list)

    expect(fake.history.map(({ attempts }) => attempts.length)).toEqual([3, 1])
  })

  it('lets a rule that is per call strike one call', async () => {
    const fake = createFakeHealthLake()
    const client = clientOf(fake)
    fake.faults.add({ outcome: 'ThrottlingException' })

    const ends = await Promise.allSettled([client.send(list)])
    const further = await Promise.allSettled([client.send(list)])

    expect([...ends, ...further].map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('tells retries of calls that run at the same time apart by their operation', async () => {
    const fake = createFakeHealthLake()
    const client = clientOf(fake)
    fake.faults.add({ outcome: 'ThrottlingException', per: 'attempt', times: 2 })

    await Promise.all([client.send(create), client.send(list)])

    expect(fake.history.map(({ operation, attempts }) => [operation, attempts.length])).toEqual([
      ['CreateFHIRDatastore', 2],
      ['ListFHIRDatastores', 2],
    ])
  })

  it('is explored call by call', async () => {
    const fake = createFakeHealthLake()

    const { calls } = await exploreFaults(
      fake,
      async (fork) => {
        const client = clientOf(fork)
        await client.send(create)
        await client.send(list)
        await client.send(list)
      },
      { outcomes: [] },
    )

    expect(calls).toBe(3)
  })
})
