import {
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
  ConflictException,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

it('provisions a data store', async () => {
  const fake = createFakeHealthLake()
  const client = fake.client() // AWS's own client; nothing leaves the process
  const create = new CreateFHIRDatastoreCommand({
    DatastoreName: 'claims',
    DatastoreTypeVersion: 'R4',
  })

  fake.faults.add({
    operation: 'CreateFHIRDatastore',
    per: 'attempt',
    outcome: 'ThrottlingException',
  })
  const { DatastoreId } = await client.send(create) // throttled once; the SDK's retry recovers
  expect(fake.datastore('claims')?.DatastoreStatus).toBe('CREATING')

  const tooEarly = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await expect(tooEarly).rejects.toThrow(ConflictException)

  fake.clock.advance({ minutes: 15 })
  expect(fake.datastore('claims')?.DatastoreStatus).toBe('ACTIVE')
  fake.verify()
})
