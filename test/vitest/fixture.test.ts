import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { pollingClock } from 'fake-healthlake'
import { test } from 'fake-healthlake/vitest'
import { describe, expect } from 'vitest'

const create = new CreateFHIRDatastoreCommand({
  DatastoreTypeVersion: 'R4',
  DatastoreName: 'claims',
})

describe('The fixture healthlake', () => {
  test.for([1, 2])('is a fresh fake for each test: %d', async (_round, { healthlake }) => {
    await healthlake.client().send(create)
    healthlake.clock.advance({ minutes: 15 })

    expect(healthlake.history).toHaveLength(1)
    expect(healthlake.datastores()).toHaveLength(1)
    expect(healthlake.clock.now()).toBe(Date.parse('2025-01-01T00:15:00Z'))
  })

  test('brings the matchers', async ({ healthlake }) => {
    await healthlake.client().send(create)

    expect(healthlake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: 'claims' })
    expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'CREATING' })
    expect(healthlake).not.toHaveDatastore('other')
  })

  describe('with options', () => {
    test.override('healthlakeOptions', () => ({ region: 'eu-west-1', clock: pollingClock() }))

    test.for([1, 2])('is as they say, and fresh: %d', async (_round, { healthlake }) => {
      const client = healthlake.client()
      const { DatastoreId } = await client.send(create)
      healthlake.execute('DescribeFHIRDatastore', { DatastoreId })

      expect(healthlake.region).toBe('eu-west-1')
      expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
      expect(healthlake.clock.now()).toBe(Date.parse('2025-01-01T00:15:00Z'))
    })
  })

  describe('with a clock that several tests share', () => {
    test.override({ healthlakeOptions: { clock: pollingClock() } })

    test.for([1, 2])('begins at its start in each: %d', (_round, { healthlake }) => {
      expect(healthlake.clock.now()).toBe(Date.parse('2025-01-01T00:00:00Z'))
      healthlake.clock.advance({ days: 1 })
    })
  })

  test('is disposed of after the test', async ({ healthlake, onTestFinished }) => {
    const client = healthlake.client()
    onTestFinished(async () => {
      await expect(client.send(create)).rejects.toThrow('This fake was disposed of')
    })
  })
})
