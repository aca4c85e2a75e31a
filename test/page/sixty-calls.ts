import type { FakeHealthLake } from 'fake-healthlake'
import { expect } from 'vitest'
import { r4 } from '../http/tools.ts'

/** 60 calls, of which one is refused by a rule of the service and one struck by a fault rule. */
export function makeSixtyCalls(fake: FakeHealthLake): void {
  fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' })
  const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
    ...r4,
    DatastoreName: 'claims',
  })
  expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')
  expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('Rate exceeded')
  for (let call = 3; call < 60; call += 1) fake.execute('DescribeFHIRDatastore', { DatastoreId })
  expect(fake.history).toHaveLength(60)
}
