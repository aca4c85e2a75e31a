import { createFakeHealthLake, matchers, type HealthLakeAssertions } from 'fake-healthlake'
import { expect } from 'vitest'

declare global {
  namespace Chai {
    interface Assertion extends HealthLakeAssertions {}
  }
}

expect.extend(matchers)
const fake = createFakeHealthLake()
expect(fake).toHaveReceived('CreateFHIRDatastore', { DatastoreName: expect.any(String) })
expect(fake).not.toHaveDatastore('claims', { DatastoreStatus: 'ACTIVE' })
// @ts-expect-error There is no such status.
expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'READY' })
