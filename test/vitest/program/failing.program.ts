// Tests that fail, each in a way of its own; failing.programs.ts runs them and looks at what they say.
import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  waitUntilFHIRDatastoreActive,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { test } from 'fake-healthlake/vitest'
import { expect, it } from 'vitest'

const create = new CreateFHIRDatastoreCommand({
  DatastoreTypeVersion: 'R4',
  DatastoreName: 'claims',
})

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
  healthlake.execute('ListFHIRDatastores', {})
  healthlake.faults.add({ operation: 'TagResource', outcome: 'ThrottlingException' })
  throw new Error('for a reason of its own')
})

test('a waiter on a clock that nobody moves', { timeout: 200 }, async ({ healthlake }) => {
  const client = healthlake.client()
  const { DatastoreId } = await client.send(create)
  await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 900 }, { DatastoreId })
})

test('a poll on a clock that nobody moves', async ({ healthlake }) => {
  const client = healthlake.client()
  const { DatastoreId } = await client.send(create)
  for (let look = 0; look < 3; look += 1) {
    await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId }))
  }
})

test('a client that is not intercepted', { timeout: 200 }, async ({ healthlake }) => {
  healthlake.addDatastore()
  await new Promise(() => {})
})

test('a hang that nothing ends', { timeout: 200 }, async ({ healthlake }) => {
  healthlake.faults.add({ outcome: { kind: 'hang' } })
  await healthlake.client().send(new ListFHIRDatastoresCommand({}))
})

test('a listener that throws', async ({ healthlake }) => {
  healthlake.onEvent({}, () => {
    throw new Error('here')
  })
  await healthlake.client().send(create)
})

test('a listener that rejects', async ({ healthlake }) => {
  healthlake.onEvent({}, async () => {
    await new Promise((resolve) => setTimeout(resolve, 10))
    throw new Error('too late')
  })
  await healthlake.client().send(create)
})

test('a listener that waits for ever', async ({ healthlake }) => {
  healthlake.onEvent({}, () => new Promise(() => undefined))
  await healthlake.client().send(create)
})
