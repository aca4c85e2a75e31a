import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  ThrottlingException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

it('has a data store ACTIVE after a quarter of an hour', async () => {
  const fake = createFakeHealthLake()
  const client = fake.client() // AWS's own client; nothing leaves the process
  const input = { DatastoreName: 'claims', DatastoreTypeVersion: 'R4' } as const

  const { DatastoreId } = await client.send(new CreateFHIRDatastoreCommand(input))
  expect(fake.datastore('claims')?.DatastoreStatus).toBe('CREATING')

  fake.clock.advance({ minutes: 15 }) // the test owns the clock,
  expect(fake.datastore('claims')?.DatastoreStatus).toBe('ACTIVE')

  fake.faults.add({ outcome: 'ThrottlingException' }) // and what goes wrong
  const deleting = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await expect(deleting).rejects.toThrow(ThrottlingException)
  fake.verify() // every fault was met
})
