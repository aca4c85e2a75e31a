const assert = require('node:assert/strict')
const { test } = require('node:test')
const { CreateFHIRDatastoreCommand } = require('@aws-sdk/client-healthlake')
const { assertDatastore, createFakeHealthLake } = require('fake-healthlake')

test('provisions a data store', async () => {
  const fake = createFakeHealthLake()
  await fake.client().send(new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' }))
  fake.settle()

  assertDatastore(fake, fake.datastores()[0].DatastoreId, { DatastoreStatus: 'ACTIVE' })
  assert.throws(() => fake.execute('TagResource', {}), { name: 'ValidationException' })
})
