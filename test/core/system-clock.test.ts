import { createFakeHealthLake, systemClock } from 'fake-healthlake'
import { describe, expect, it, vi } from 'vitest'
import { start } from '../values.ts'
import { freezeSystem } from './tools.ts'

describe('systemClock', () => {
  it("shows the system's time at each look", () => {
    const before = Date.now()
    const now = systemClock().now()

    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('follows fake timers, and adds what it was advanced by hand', () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const clock = systemClock()

    vi.advanceTimersByTime(60_000)
    expect(clock.now()).toBe(Date.parse('2026-03-01T12:01:00Z'))
    clock.advance({ hours: 1 })
    vi.advanceTimersByTime(60_000)
    expect(clock.now()).toBe(Date.parse('2026-03-01T13:02:00Z'))
    clock.set('2026-03-02T00:00:00Z')
    vi.advanceTimersByTime(1)
    expect(clock.now()).toBe(Date.parse('2026-03-02T00:00:00.001Z'))
  })

  it("stays at the latest it showed while the system's time is behind", () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const clock = systemClock()
    clock.now()

    vi.setSystemTime('2026-03-01T11:00:00Z')
    expect(clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z'))
    vi.setSystemTime('2026-03-01T12:30:00Z')
    expect(clock.now()).toBe(Date.parse('2026-03-01T12:30:00Z'))
  })

  it('loses and gains nothing where time passes while it is moved or forked', () => {
    const begun = Date.parse('2026-03-01T12:00:00Z')
    let looks = 0
    vi.spyOn(Date, 'now').mockImplementation(() => begun + looks++)
    const passed = (clock: { now(): number }) => clock.now() - (begun + looks - 1)
    const fake = createFakeHealthLake({ clock: systemClock() })

    expect(passed(fake.clock)).toBe(0)
    fake.clock.advance(1000)
    expect(passed(fake.clock)).toBe(1000)
    expect(passed(fake.fork().clock)).toBe(1000)
    fake.clock.set(begun + 5000)
    expect(fake.clock.now()).toBe(begun + 5001)
  })

  it('stays at the last instant that a Date can hold', () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const clock = systemClock()
    const last = Date.parse('+275760-09-13T00:00:00.000Z')

    clock.set(last)
    vi.advanceTimersByTime(60_000)

    expect(clock.now()).toBe(last)
  })

  it("moves on from the latest it showed while the system's time is behind", () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const clock = systemClock()
    clock.now()
    vi.setSystemTime('2026-03-01T11:00:00Z')

    clock.advance({ minutes: 5 })

    expect(clock.now()).toBe(Date.parse('2026-03-01T12:05:00Z'))
  })

  it("is ahead of a system's time that went back, by what comes next too, until it is reset", () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const fake = createFakeHealthLake({ clock: systemClock() })
    vi.setSystemTime('2025-01-01T00:00:00Z')
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    vi.advanceTimersByTime(60 * 60_000)
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('CREATING')
    expect(fake.nextTransition()?.at).toBe('2026-03-01T12:15:00.000Z')

    fake.reset()
    expect(fake.clock.now()).toBe(Date.parse('2025-01-01T01:00:00Z'))
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    vi.advanceTimersByTime(15 * 60_000)
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('ACTIVE')
  })

  it('lets happen what is due by the time of the system', () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    vi.advanceTimersByTime(15 * 60_000 - 1)
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('CREATING')
    vi.advanceTimersByTime(1)
    expect(fake.datastores()[0]?.DatastoreStatus).toBe('ACTIVE')
  })

  it('can be moved on by hand to what comes next', () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(fake.settle()).toMatchObject([{ at: '2026-03-01T12:15:00.000Z', to: 'ACTIVE' }])
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:15:00Z'))
  })

  it('may be past what comes next by the time it is moved there', () => {
    let now = start
    let pace = 0
    vi.spyOn(Date, 'now').mockImplementation(() => (now += pace))
    const fake = createFakeHealthLake({ clock: systemClock(), lifecycle: { deleteDatastore: 5 } })
    fake.addDatastore({ DatastoreStatus: 'DELETING' })
    pace = 3

    expect(fake.step().map(({ to }) => to)).toEqual(['DELETED'])
  })
})
