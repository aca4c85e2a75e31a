import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { ensureDatastore } from './deployment.ts' // makes its client when it is loaded

it('creates a data store the first time, and finds it the second', async () => {
  using fake = createFakeHealthLake()
  using _ = fake.intercept(HealthLakeClient) // ends with the test

  const first = await ensureDatastore('claims')
  const second = await ensureDatastore('claims')

  expect(second).toBe(first)
  expect(fake.datastores({ region: 'eu-west-1' })).toHaveLength(1)
})
