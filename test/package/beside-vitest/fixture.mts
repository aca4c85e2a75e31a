import { test } from 'fake-healthlake/vitest'
import { expect } from 'vitest'

test('is typed', ({ healthlake }) => {
  expect(healthlake).toHaveReceived('TagResource', { ResourceARN: expect.any(String) })
  // @ts-expect-error There is no such status.
  expect(healthlake).toHaveDatastore('claims', { DatastoreStatus: 'READY' })
})
