// What a piece of code in the documentation may use without importing it: the names that its text has introduced.
import * as sdk from '@aws-sdk/client-healthlake'
import * as clientMock from 'aws-sdk-client-mock'
import * as entry from 'fake-healthlake'
import * as explore from 'fake-healthlake/explore'
import * as http from 'fake-healthlake/http'
import * as vitest from 'vitest'
import { createStoreOnce as storeOnce } from '../../examples/explore-second-store.ts'
import { createAndWait as wait } from '../../examples/explore-waiter.ts'
import { provision as provisionFully } from '../../examples/provision.ts'

declare global {
  const createFakeHealthLake: typeof entry.createFakeHealthLake
  const exploreFaults: typeof explore.exploreFaults
  const pollingClock: typeof entry.pollingClock
  const matchers: typeof entry.matchers
  const assertReceived: typeof entry.assertReceived
  const assertDatastore: typeof entry.assertDatastore
  type FakeHealthLake = entry.FakeHealthLake
  const interceptHttp: typeof http.interceptHttp
  const serve: typeof http.serve

  const HealthLakeClient: typeof sdk.HealthLakeClient
  const CreateFHIRDatastoreCommand: typeof sdk.CreateFHIRDatastoreCommand
  const ListFHIRDatastoresCommand: typeof sdk.ListFHIRDatastoresCommand
  const waitUntilFHIRDatastoreActive: typeof sdk.waitUntilFHIRDatastoreActive
  const mockClient: typeof clientMock.mockClient
  const expect: typeof vitest.expect
  const beforeEach: typeof vitest.beforeEach
  const afterEach: typeof vitest.afterEach

  const fake: entry.FakeHealthLake
  const fork: entry.FakeHealthLake
  const provision: typeof provisionFully
  const createAndWait: typeof wait
  const createStoreOnce: typeof storeOnce
}

function atOnce(hook: () => unknown): void {
  hook()
}

/** The same names as values, with a new fake, until they are disposed of. What belongs before or after a test is done at once. */
export function surroundings(): Disposable & {
  readonly values: Readonly<Record<string, unknown>>
} {
  const fake = entry.createFakeHealthLake({ clock: entry.pollingClock() })
  const mocks: { restore(): void }[] = []
  const values = {
    ...sdk,
    ...entry,
    ...explore,
    ...http,
    expect: vitest.expect,
    beforeEach: atOnce,
    afterEach: atOnce,
    mockClient(target: typeof sdk.HealthLakeClient) {
      const mock = clientMock.mockClient(target)
      mocks.push(mock)
      return mock
    },
    fake,
    fork: fake.fork(),
    provision: provisionFully,
    createAndWait: wait,
    createStoreOnce: storeOnce,
  }
  return {
    values,
    [Symbol.dispose]() {
      for (const mock of mocks) mock.restore()
    },
  }
}
