import { createFakeHealthLake, type Call } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

describe('clearHistory', () => {
  it('forgets the calls and goes on counting', () => {
    const fake = createFakeHealthLake()
    fake.execute('ListFHIRDatastores', {})
    fake.execute('ListFHIRDatastores', {})
    const ids = requestIds(fake.history)

    fake.clearHistory()
    expect(fake.history).toEqual([])
    fake.execute('ListFHIRDatastores', {})
    fake.execute('ListFHIRDatastores', {})

    expect(fake.history.map(({ sequence }) => sequence)).toEqual([3, 4])
    expect(new Set([...ids, ...requestIds(fake.history)]).size).toBe(4)
  })

  it('leaves the data stores, the time and the earlier history that somebody holds', () => {
    const fake = createFakeHealthLake()
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
    const held = fake.history
    fake.clock.advance(1000)

    fake.clearHistory()

    expect(held).toHaveLength(1)
    expect(fake.datastores()).toHaveLength(1)
    expect(fake.nextTransition()?.at).toBe('2025-01-01T00:15:00.000Z')
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T00:00:01Z'))
  })
})

function requestIds(history: readonly Call[]): string[] {
  return history.flatMap(({ attempts }) => attempts.map(({ requestId }) => requestId))
}
