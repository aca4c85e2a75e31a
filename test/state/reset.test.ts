import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  pollingClock,
  systemClock,
  type Clock,
} from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { imports } from '../jobs/tools.ts'

describe('reset', () => {
  it('makes the fake what it was at first', () => {
    const fake = createFakeHealthLake({ seed: 5, clock: manualClock('2026-01-01') })
    const fresh = fake.snapshot()
    const { DatastoreId } = fake.addDatastore()
    imports.start(fake, DatastoreId)
    fake.faults.add({ outcome: 'ThrottlingException' })
    fake.clock.advance(40_000)

    fake.reset()

    expect(fake.snapshot()).toEqual(fresh)
    expect(fake.datastores()).toEqual([])
    expect(fake.history).toEqual([])
    expect(fake.faults.pending()).toEqual([])
    expect(fake.settle()).toEqual([])
    expect(fake.clock.now()).toBe(Date.parse('2026-01-01'))
    expect(fake.addDatastore().DatastoreId).toBe(DatastoreId)
  })

  it('forgets also what was restored: the seed is again that of the fake', () => {
    const fake = createFakeHealthLake({ seed: 5 })
    const first = fake.fork().addDatastore().DatastoreId
    fake.restore(createFakeHealthLake({ seed: 6 }).snapshot())
    expect(fake.fork().addDatastore().DatastoreId).not.toBe(first)

    fake.reset()

    expect(fake.snapshot()).toMatchObject({ seed: 5 })
    expect(fake.addDatastore().DatastoreId).toBe(first)
  })

  it('forgets mistakes that verify would tell', () => {
    const fake = createFakeHealthLake()
    expect(() => fake.execute('ListFHIRDatastores', { Nonsense: 1 } as object)).toThrow(MisuseError)

    fake.reset()

    expect(() => fake.verify()).not.toThrow()
  })

  it('leaves clients and interceptions as they are', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client()
    const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })
    const { DatastoreId } = await client.send(create)

    fake.reset()

    expect((await client.send(create)).DatastoreId).toBe(DatastoreId)
    expect(fake.history).toHaveLength(1)
  })

  it('leaves what was taken before as it is', () => {
    const fake = createFakeHealthLake()
    fake.addDatastore()
    const [snapshot, fork] = [fake.snapshot(), fake.fork()]

    fake.reset()

    expect(fork.datastores()).toHaveLength(1)
    fake.restore(snapshot)
    expect(fake.datastores()).toHaveLength(1)
  })

  it('sets a polling clock back', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ start: '2026-01-01', polls: 2 }) })
    fake.clock.advance({ days: 1 })

    fake.reset()

    expect(fake.clock.now()).toBe(Date.parse('2026-01-01'))
    expect(fake.clock).toMatchObject({ polls: 2 })
  })

  it('takes the lead from a clock of the system', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.clock.advance({ days: 1 })
    vi.advanceTimersByTime(1000)

    fake.reset()

    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:01Z'))
    vi.advanceTimersByTime(1000)
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:02Z'))
  })

  it('leaves the time of a clock that somebody else made', () => {
    const inner = manualClock()
    const clock: Clock = {
      now: () => inner.now(),
      advance: (by) => inner.advance(by),
      set: (to) => inner.set(to),
    }
    const fake = createFakeHealthLake({ clock })
    fake.addDatastore()
    inner.advance({ hours: 1 })

    fake.reset()

    expect(fake.datastores()).toEqual([])
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T01:00:00Z'))
    expect(fake.snapshot()).toMatchObject({ now: Date.parse('2025-01-01T01:00:00Z') })
  })
})
