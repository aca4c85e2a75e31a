import { createFakeHealthLake, matchers, type FakeHealthLake } from 'fake-healthlake'
import { beforeAll, describe, expect, it } from 'vitest'
import { messageOf } from './tools.ts'

/** A fake with many data stores, made by requests, a minute after each other. */
function crowded(count: number, nameOf = (index: number) => `store-${index}`): FakeHealthLake {
  const fake = createFakeHealthLake({ quotas: { datastores: Infinity } })
  for (let index = 1; index <= count; index += 1) {
    const DatastoreName = nameOf(index)
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4', DatastoreName })
    fake.clock.advance({ minutes: 1 })
  }
  return fake
}

beforeAll(() => expect.extend(matchers))

describe('The message of a failing assertion', () => {
  it('has of the timeline what is near, and counts the rest', () => {
    const fake = crowded(60)

    const message = messageOf(() => expect(fake).toHaveReceived('TagResource'))

    // 60 requests and 46 transitions were, 14 are to come; the last 15 and the next 5 are told.
    expect(message).toContain('\n\n… 100 more, further from now: timeline() has all')
    expect(message.match(/CreateFHIRDatastore \(/g)).toHaveLength(7)
    expect(message.match(/CREATING → ACTIVE/g)).toHaveLength(8)
    expect(message.match(/… → ACTIVE/g)).toHaveLength(5)
    expect(message).toContain('2025-01-01T00:59:00.000Z  CreateFHIRDatastore')
    expect(message).toContain('2025-01-01T01:01:00.000Z  … → ACTIVE')
    expect(message.split('\n').length).toBeLessThan(70)
    expect(fake.timeline().split('\n').length).toBeGreaterThan(200)
    expect(fake.timeline()).not.toContain(' more, ')
  })

  it('has what a data store that was polled again and again began with', () => {
    const fake = crowded(1)
    const DatastoreId = fake.datastore('store-1')?.DatastoreId ?? ''
    for (let poll = 0; poll < 700; poll += 1) {
      fake.execute('DescribeFHIRDatastore', { DatastoreId })
      fake.clock.advance({ seconds: 1 })
    }

    const message = messageOf(() => expect(fake).toHaveReceived('TagResource'))

    expect(message).toContain('  CreateFHIRDatastore (execute)\n')
    expect(message.match(/DescribeFHIRDatastore/g)).toHaveLength(1)
    expect(message).toContain('DescribeFHIRDatastore ×700 until 2025-01-01T00:12:39.000Z (execute)')
  })

  it('has the whole timeline of a short history', () => {
    const fake = crowded(3)

    expect(messageOf(() => expect(fake).toHaveReceived('TagResource'))).toBe(
      `The fake has not received TagResource.\n\n${fake.timeline()}`,
    )
  })

  it('names the newest of many data stores', () => {
    expect(messageOf(() => expect(crowded(60)).toHaveDatastore('claims'))).toContain(
      'no data store "claims" in us-east-1. There are 60, the newest of which are "store-56", "store-57", "store-58", "store-59", "store-60".\n\nnow',
    )
    expect(messageOf(() => expect(crowded(5)).toHaveDatastore('claims'))).toContain(
      'There are "store-1", "store-2", "store-3", "store-4", "store-5".\n\nnow',
    )
  })

  it('tells of the newest of many data stores of one name', () => {
    const fake = crowded(7, () => 'claims')

    const [told = ''] = messageOf(() =>
      expect(fake).toHaveDatastore('claims', { DatastoreStatus: 'DELETED' }),
    ).split('\n\nnow')

    expect(told).toContain('{"DatastoreStatus":"DELETED"}. Of 7 of that name the newest are:\n  ')
    expect(told.split('\n').slice(1)).toEqual(
      fake
        .datastores()
        .slice(-5)
        .map(({ DatastoreId }) => `  ${DatastoreId}: DatastoreStatus is "CREATING", not "DELETED"`),
    )
  })

  it('shows what JSON does not have: what shall be absent, and regular expressions', () => {
    const fake = crowded(1)
    const wanted = { DatastoreName: undefined }
    expect(messageOf(() => expect(fake).toHaveReceived('CreateFHIRDatastore', wanted))).toContain(
      'with {"DatastoreName":undefined}. It has received CreateFHIRDatastore once:\n  call 1: DatastoreName is "store-1", not undefined',
    )
    const holds = expect.objectContaining({ DatastoreName: expect.stringMatching(/^a/) })
    expect(messageOf(() => expect(fake).toHaveReceived('CreateFHIRDatastore', holds))).toMatch(
      /ObjectContaining .*DatastoreName.*StringMatching \/\^a\//,
    )
    const cyclic: Record<string, unknown> = { pattern: /^a/ }
    cyclic['self'] = cyclic
    const strange = expect.objectContaining(cyclic)
    expect(messageOf(() => expect(fake).toHaveReceived('CreateFHIRDatastore', strange))).toContain(
      String.raw`"ObjectContaining {\"pattern\":/^a/,\"self\":…}"`,
    )
  })
})
