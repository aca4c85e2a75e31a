// Tests that fail, each in a way of its own; failing.programs.ts runs them and looks at what they say.
import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { test } from 'fake-healthlake/vitest'
import { expect, it } from 'vitest'

it('an import alone', () => {
  expect(createFakeHealthLake()).not.toHaveReceived('ListFHIRDatastores')
})

test('a matcher', async ({ healthlake }) => {
  await healthlake.client().send(new ListFHIRDatastoresCommand({}))
  expect(healthlake).toHaveReceived('CreateFHIRDatastore')
})

test('a rule that was not used up', async ({ healthlake }) => {
  healthlake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })
  await healthlake.client().send(new ListFHIRDatastoresCommand({}))
})

test('a mistake that was swallowed', async ({ healthlake }) => {
  const misspelt = new CreateFHIRDatastoreCommand({ DataStoreName: 'claims' } as never)
  await healthlake
    .client()
    .send(misspelt)
    .catch(() => undefined)
})

test('a test that fails anyway', ({ healthlake }) => {
  healthlake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })
  throw new Error('for a reason of its own')
})
