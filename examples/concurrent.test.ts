import { CreateFHIRDatastoreCommand, HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, test } from 'vitest'

const records = new HealthLakeClient({ region: 'us-east-1' }) // as a module has it

test.concurrent.each(['claims', 'notes'])('creates %s', async (DatastoreName) => {
  using fake = createFakeHealthLake()
  using _ = fake.intercept(HealthLakeClient)

  await records.send(new CreateFHIRDatastoreCommand({ DatastoreName, DatastoreTypeVersion: 'R4' }))

  expect(fake.datastore(DatastoreName)).toMatchObject({ DatastoreStatus: 'CREATING' })
})
