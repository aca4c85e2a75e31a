import { createFakeHealthLake, type FakeHealthLakeOptions, type Input } from 'fake-healthlake'
import { expect } from 'vitest'
import { refused } from './refused.ts'

type CreateInput = Partial<Input<'CreateFHIRDatastore'>>

/** The data store as it is shown after its creation. */
export function shownAfter(given: CreateInput, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ...given })
  const [shown] = fake.datastores()
  return shown
}

/** How a creation is refused; there is no data store then. */
export function refusalOf(given: CreateInput, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const refusal = refused(() =>
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', ...given }),
  )
  expect(fake.datastores()).toEqual([])
  expect(fake.nextTransition()).toBeUndefined()
  return refusal
}
