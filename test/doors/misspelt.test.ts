import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'

type Open = (fake: FakeHealthLake) => [HealthLakeClient, release?: () => void]

const doors: Record<string, Open> = {
  client: (fake) => [fake.client()],
  'an own client with clientConfig': (fake) => [new HealthLakeClient(fake.clientConfig())],
  directClient: (fake) => [fake.directClient()],
  'an intercepted client'(fake) {
    const client = new HealthLakeClient({ region: 'us-east-1' })
    fake.intercept(client)
    return [client]
  },
  'a client of an intercepted class'(fake) {
    const interception = fake.intercept(HealthLakeClient)
    return [new HealthLakeClient({ region: 'us-east-1' }), () => interception[Symbol.dispose]()]
  },
}

const misspelt = new CreateFHIRDatastoreCommand({
  DatastoreTypeVersion: 'R4',
  DataStoreName: 'records',
} as never)

describe.each(Object.entries(doors))('A misspelt member sent through %s', (_name, open) => {
  it('is refused with the right one, once, before anything happens', async () => {
    const fake = createFakeHealthLake()
    const [client, release] = open(fake)

    const error = await rejectionOf(client.send(misspelt))
    release?.()

    expect(error).toBeInstanceOf(MisuseError)
    expect(error).toHaveProperty(
      'message',
      "CreateFHIRDatastore: there is no input member DataStoreName. Did you mean DatastoreName? If the service has it by now, set unknownMembers: 'ignore'.",
    )
    expect(fake.history).toEqual([])
    expect(fake.datastores()).toEqual([])
  })

  it('is refused deep inside as well, and told by verify', async () => {
    const fake = createFakeHealthLake()
    const [client, release] = open(fake)
    const Filter = { DatastoreStatuses: ['ACTIVE'] } as never

    await rejectionOf(client.send(new ListFHIRDatastoresCommand({ Filter })))
    release?.()

    expect(() => fake.verify()).toThrow(
      /^The fake was used in ways that it refused:\n- ListFHIRDatastores: there is no input member Filter\.DatastoreStatuses\. Did you mean DatastoreStatus\? .*$/,
    )
  })

  it('is taken for nothing if the fake is made so', async () => {
    const fake = createFakeHealthLake({ unknownMembers: 'ignore' })
    const [client, release] = open(fake)

    await client.send(misspelt)
    release?.()

    expect(fake.history[0]?.input).not.toHaveProperty('DataStoreName')
    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  })
})
