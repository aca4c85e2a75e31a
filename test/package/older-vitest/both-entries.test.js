import { DescribeFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, matchers } from 'fake-healthlake'
import { expect, test } from 'vitest'

expect.extend(matchers)

test('asks the fake with the client, and expects with the matchers', async () => {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()

  await fake.client().send(new DescribeFHIRDatastoreCommand({ DatastoreId }))

  expect(fake).toHaveReceived('DescribeFHIRDatastore', { DatastoreId })
})

test('is told that the fixture needs a newer one', async () => {
  await expect(import('fake-healthlake/vitest')).rejects.toThrow(
    /^fake-healthlake\/vitest needs Vitest 4\.1 or newer, and this one is older;/,
  )
})
