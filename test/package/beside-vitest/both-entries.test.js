import {
  DescribeFHIRDatastoreCommand,
  HealthLakeClient,
  ListFHIRDatastoresCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, matchers } from 'fake-healthlake'
import { expect, test } from 'vitest'
import { version } from 'vitest/package.json'

expect.extend(matchers)
const outOfReach = new HealthLakeClient({ region: 'eu-west-1' })

test('asks the fake with the client, and expects with the matchers', async () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  await fake.client().send(new DescribeFHIRDatastoreCommand({ DatastoreId }))
  expect(fake).toHaveReceived('DescribeFHIRDatastore', { DatastoreId })
})

test.concurrent.each([1, 2, 3])('concurrent tests have a fake each: %i', async (stores) => {
  const fake = createFakeHealthLake({ region: 'eu-west-1' })
  for (let added = 0; added < stores; added += 1) fake.addDatastore()
  const interception = fake.intercept(HealthLakeClient)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const { DatastorePropertiesList } = await outOfReach.send(new ListFHIRDatastoresCommand({}))
  await new Promise((resolve) => setTimeout(resolve, 50))
  interception.dispose()
  expect(DatastorePropertiesList).toHaveLength(stores)
})

const isOlder = /^(?:[0-3]\.|4\.0\.)/.test(version)
test.runIf(isOlder)('is told that the fixture needs a newer one', async () => {
  await expect(import('fake-healthlake/vitest')).rejects.toThrow(
    /^fake-healthlake\/vitest needs Vitest 4\.1 or newer, and this one is older;/,
  )
})
test.skipIf(isOlder)('has the fixture', async () => {
  expect(await import('fake-healthlake/vitest')).toHaveProperty('test.override')
})
