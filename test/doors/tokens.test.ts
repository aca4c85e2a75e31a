import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  StartFHIRImportJobCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { breakWay, connectionReset } from './tools.ts'

function tokensIn({ history }: FakeHealthLake): unknown[] {
  return history.map(({ input }) => (input as { ClientToken?: string }).ClientToken)
}

async function create(client: HealthLakeClient, ClientToken?: string): Promise<string | undefined> {
  const token = ClientToken === undefined ? {} : { ClientToken }
  const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', ...token })
  return (await client.send(command)).DatastoreId
}

const seeded = {
  'client()': (fake: FakeHealthLake) => fake.client(),
  intercept(fake: FakeHealthLake) {
    const client = new HealthLakeClient({ region: 'us-east-1' })
    fake.intercept(client)
    return client
  },
}

describe.each(Object.entries(seeded))('A ClientToken that %s fills in', (_name, open) => {
  it('comes from the seed', async () => {
    const fakes = [
      createFakeHealthLake(),
      createFakeHealthLake(),
      createFakeHealthLake({ seed: 2 }),
    ]

    for (const fake of fakes) {
      const client = open(fake)
      await create(client)
      await create(client)
    }

    const [one, alike, other] = fakes.map(tokensIn)
    expect(one).toEqual([expect.stringMatching(uuid), expect.stringMatching(uuid)])
    expect(one?.[0]).not.toBe(one?.[1])
    expect(alike).toEqual(one)
    expect(other).not.toEqual(one)
  })

  it('is filled in for every operation that has one', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()

    await open(fake).send(
      new StartFHIRImportJobCommand({
        DatastoreId,
        InputDataConfig: { S3Uri: 's3://bucket/in' },
        JobOutputDataConfig: {
          S3Configuration: { S3Uri: 's3://bucket/out', KmsKeyId: 'alias/key' },
        },
        DataAccessRoleArn: 'arn:aws:iam::123456789012:role/data',
      }),
    )

    expect(tokensIn(fake)).toEqual([expect.stringMatching(uuid)])
  })

  it('is the same for each attempt of a call', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    breakWay(client, 'back', [connectionReset(), connectionReset()])

    await create(client)

    expect(fake.datastores()).toHaveLength(1)
    expect(new Set(tokensIn(fake)).size).toBe(1)
  })

  it('is another for each call, though the command be the same', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)
    const command = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

    await client.send(command)
    await client.send(command)

    expect(fake.datastores()).toHaveLength(2)
    expect(command.input).toEqual({ DatastoreTypeVersion: 'R4' })
  })

  it('does not replace one that is given', async () => {
    const fake = createFakeHealthLake()
    const client = open(fake)

    const ids = [await create(client, 'mine'), await create(client, 'mine')]

    expect(ids[1]).toBe(ids[0])
    expect(tokensIn(fake)).toEqual(['mine', 'mine'])
  })
})

describe('A ClientToken that is left out', () => {
  it("is the SDK's own in a client that the code builds itself", async () => {
    const fakes = [createFakeHealthLake(), createFakeHealthLake()]

    for (const fake of fakes) await create(new HealthLakeClient(fake.clientConfig()))

    const [one, alike] = fakes.map(tokensIn)
    expect(one).toEqual([expect.stringMatching(uuid)])
    expect(alike).not.toEqual(one)
  })

  it('stays out of what a directClient sends', async () => {
    const fake = createFakeHealthLake()

    await create(fake.directClient())

    expect(fake.history[0]?.input).toEqual({ DatastoreTypeVersion: 'R4' })
  })
})
