import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

it('settle takes more transitions at one instant than a call takes arguments', () => {
  const fake = createFakeHealthLake()
  for (let count = 0; count < 130_000; count += 1) {
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
  }

  expect(fake.settle()).toHaveLength(130_000)
  expect(fake.settle()).toEqual([])
})
