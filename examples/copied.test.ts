import { createFakeHealthLake, manualClock } from 'fake-healthlake'
import { expect, test } from 'vitest'

test('DeleteFHIRDatastore fails with ConflictException [conflict-in-transition]', () => {
  const fake = createFakeHealthLake({
    clock: manualClock('2025-01-01T00:00:00.000Z'),
  })

  // 1: CreateFHIRDatastore
  const { DatastoreId: datastore1 } = fake.execute('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
  })

  // 2: DeleteFHIRDatastore
  expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId: datastore1 })).toThrow(
    expect.objectContaining({ name: 'ConflictException' }),
  )
  expect(fake.history.at(-1)?.error?.rule).toBe('conflict-in-transition')
})
