// Tests that fail on purpose: what they say is looked at.
const { waitUntilFHIRDatastoreActive } = require('@aws-sdk/client-healthlake')
const { createFakeHealthLake, explainFailure } = require('fake-healthlake')

let fake
beforeEach(() => {
  fake = createFakeHealthLake()
})
afterEach(() => {
  if (globalThis.testFailed) console.log(explainFailure(fake))
  fake.dispose()
})

test('waits on a clock that nobody moves', async () => {
  const { DatastoreId } = fake.addDatastore({
    DatastoreName: 'claims',
    DatastoreStatus: 'CREATING',
  })
  const waiter = { client: fake.client(), maxWaitTime: 900 }
  await waitUntilFHIRDatastoreActive(waiter, { DatastoreId })
}, 500)

test('is fine', () => {
  fake.addDatastore({ DatastoreName: 'not told', DatastoreStatus: 'CREATING' })
  fake.execute('ListFHIRDatastores', {})
})
