import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { pollingClock } from 'fake-healthlake'
import { test } from 'fake-healthlake/vitest'
import { describe, expect } from 'vitest'

const create = new CreateFHIRDatastoreCommand({
  DatastoreName: 'claims',
  DatastoreTypeVersion: 'R4',
})

test('creates a data store', async ({ healthlake }) => {
  await healthlake.client().send(create)

  expect(healthlake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: 'claims' })
  expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'CREATING' })
})

describe('on a polling clock', () => {
  test.override('healthlakeOptions', () => ({ clock: pollingClock() }))

  test('finds it ACTIVE', async ({ healthlake }) => {
    const { DatastoreId } = await healthlake.client().send(create)
    healthlake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
  })
})
