import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { refused } from '../operations/refused.ts'

function membersOf(ask: () => unknown): object {
  return Object.fromEntries(Object.entries(refused(ask)))
}

it('A MisuseError is printed under its name', () => {
  expect(() => createFakeHealthLake({ accountId: '1' })).toThrow(
    expect.objectContaining({ name: 'MisuseError' }),
  )
})

it('A ServiceError has no members but those that say something', () => {
  const fake = createFakeHealthLake()
  fake.faults.add({
    operation: 'ListFHIRDatastores',
    outcome: { kind: 'error', name: 'ThrottlingException', retryAfterSeconds: 3 },
  })
  fake.faults.add({ operation: 'ListFHIRDatastores', outcome: 'ThrottlingException' })
  const list = () => fake.execute('ListFHIRDatastores', {})
  const look = () => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'a'.repeat(32) })
  const throttled = { name: 'ThrottlingException', statusCode: 400, fault: 'client' }

  expect(membersOf(list)).toStrictEqual({ ...throttled, retryAfterSeconds: 3 })
  expect(membersOf(list)).toStrictEqual(throttled)
  expect(membersOf(look)).toStrictEqual({
    name: 'ResourceNotFoundException',
    statusCode: 400,
    fault: 'client',
    rule: 'unknown-datastore',
  })
})
