// What a piece of code in the documentation may use without importing it: the names that its text has introduced.
import type * as sdk from '@aws-sdk/client-healthlake'
import type * as clientMock from 'aws-sdk-client-mock'
import type * as entry from 'fake-healthlake'
import type * as vitest from 'vitest'
import type { provision as provisionFully } from '../../examples/provision.ts'
import type { createAndWait as wait } from '../../examples/explore-waiter.ts'

declare global {
  const createFakeHealthLake: typeof entry.createFakeHealthLake
  const exploreFaults: typeof entry.exploreFaults
  const pollingClock: typeof entry.pollingClock
  const matchers: typeof entry.matchers
  const assertReceived: typeof entry.assertReceived
  const assertDatastore: typeof entry.assertDatastore
  type FakeHealthLake = entry.FakeHealthLake

  const HealthLakeClient: typeof sdk.HealthLakeClient
  const mockClient: typeof clientMock.mockClient
  const expect: typeof vitest.expect
  const beforeEach: typeof vitest.beforeEach
  const afterEach: typeof vitest.afterEach

  const fake: entry.FakeHealthLake
  const fork: entry.FakeHealthLake
  const provision: typeof provisionFully
  const createAndWait: typeof wait
}
