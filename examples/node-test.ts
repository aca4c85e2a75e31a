import { test } from 'node:test'
import { assertDatastore, assertReceived, createFakeHealthLake } from 'fake-healthlake'

void test('creates a data store', async (context) => {
  const fake = createFakeHealthLake()
  context.after(() => fake.verify())

  fake.execute('CreateFHIRDatastore', { DatastoreName: 'claims', DatastoreTypeVersion: 'R4' })

  assertReceived(fake, 'CreateFHIRDatastore', { DatastoreName: 'claims' })
  assertDatastore(fake, 'claims', { DatastoreStatus: 'CREATING' })
})
