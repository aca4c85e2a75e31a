import { CreateFHIRDatastoreCommand, HealthLakeClient } from '@aws-sdk/client-healthlake'
import { assertDatastore, createFakeHealthLake } from 'fake-healthlake'
import { test } from 'vitest'

const records = new HealthLakeClient({ region: 'us-east-1' }) // as a module has it

test.concurrent.each(['claims', 'notes'])('creates %s', async (DatastoreName) => {
  using fake = createFakeHealthLake()
  using _ = fake.intercept(HealthLakeClient)

  await records.send(new CreateFHIRDatastoreCommand({ DatastoreName, DatastoreTypeVersion: 'R4' }))

  assertDatastore(fake, DatastoreName)
})
