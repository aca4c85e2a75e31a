import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ConflictException,
  CreateFHIRDatastoreCommand,
  DeleteFHIRDatastoreCommand,
} from '@aws-sdk/client-healthlake'
import { assertDatastore, assertReceived, createFakeHealthLake } from 'fake-healthlake'

test('provisions a data store', async (context) => {
  const fake = createFakeHealthLake()
  context.after(() => fake.verify())
  const client = fake.client()
  fake.faults.add({ per: 'attempt', outcome: 'ThrottlingException' })

  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'claims', DatastoreTypeVersion: 'R4' }),
  )

  const tooEarly = client.send(new DeleteFHIRDatastoreCommand({ DatastoreId }))
  await assert.rejects(tooEarly, ConflictException)
  fake.clock.advance({ minutes: 15 })
  assertDatastore(fake, 'claims', { DatastoreStatus: 'ACTIVE' })
  assertReceived(fake, 'CreateFHIRDatastore', { DatastoreName: 'claims' })
})

test('tells what an assertion misses, with the timeline', () => {
  const fake = createFakeHealthLake()
  fake.execute('ListFHIRDatastores', {})

  assert.throws(() => assertReceived(fake, 'TagResource'), {
    name: 'AssertionError',
    message: /has not received TagResource\.\n\nnow 2025-01-01[^]* ListFHIRDatastores \(execute\)/,
  })
})
