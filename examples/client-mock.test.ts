import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { beforeEach, expect, it } from 'vitest'

const mock = mockClient(HealthLakeClient)
let fake: FakeHealthLake

beforeEach(() => {
  mock.reset()
  fake = createFakeHealthLake()
  fake.attach(mock) // a reset makes a new stub, so attach after it
})

it('answers from the fake, and from an override first', async () => {
  const client = new HealthLakeClient({})
  mock.on(ListFHIRDatastoresCommand).rejectsOnce('not now')

  await client.send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
  await expect(client.send(new ListFHIRDatastoresCommand({}))).rejects.toThrow('not now')
  const { DatastorePropertiesList } = await client.send(new ListFHIRDatastoresCommand({}))

  expect(DatastorePropertiesList).toMatchObject([{ DatastoreStatus: 'CREATING' }])
  expect(mock.commandCalls(ListFHIRDatastoresCommand)).toHaveLength(2)
})
