import { expect } from '@jest/globals'
import { createFakeHealthLake, matchers, type HealthLakeAssertions } from 'fake-healthlake'

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>> extends HealthLakeAssertions {}
}

expect.extend(matchers)
const fake = createFakeHealthLake()
expect(fake).toHaveReceived('CreateFHIRDatastore', {
  DatastoreName: expect.any(String),
  Tags: [expect.objectContaining({ Key: 'team' }), { Key: expect.stringMatching(/^t/) }],
})
expect(fake).not.toHaveDatastore('claims', { CreatedAt: expect.anything() })
// @ts-expect-error There is no such status.
expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'READY' })
