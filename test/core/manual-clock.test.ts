import { manualClock, MisuseError, type Duration, type Instant } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'

const lastInstant = 8.64e15

describe('manualClock', () => {
  it('starts at the beginning of 2025, and stays there', () => {
    const clock = manualClock()

    expect(clock.now()).toBe(start)
    expect(clock.now()).toBe(start)
  })

  it.each<[string, Instant, number]>([
    ['a Date', new Date(1234), 1234],
    ['milliseconds', 1234, 1234],
    ['milliseconds before 1970', -1, -1],
    ['a fraction of milliseconds', 1234.9, 1234],
    ['UTC', '2026-02-03T04:05:06.789Z', Date.UTC(2026, 1, 3, 4, 5, 6, 789)],
    ['no fraction', '2026-02-03T04:05:06Z', Date.UTC(2026, 1, 3, 4, 5, 6)],
    ['no seconds', '2026-02-03T04:05Z', Date.UTC(2026, 1, 3, 4, 5)],
    ['a zone', '2026-02-03T04:05:06+01:00', Date.UTC(2026, 1, 3, 3, 5, 6)],
    ['a zone without a colon', '2026-02-03T04:05:06-0130', Date.UTC(2026, 1, 3, 5, 35, 6)],
    ['a day', '2026-02-03', Date.UTC(2026, 1, 3)],
    ['a leap day', '2024-02-29', Date.UTC(2024, 1, 29)],
    ['the last instant', lastInstant, lastInstant],
  ])('starts where it is told to, given %s', (_form, given, expected) => {
    expect(manualClock(given).now()).toBe(expected)
  })

  it('keeps to the Date that it was given as it was then', () => {
    const date = new Date(1234)
    const clock = manualClock(date)

    date.setTime(0)

    expect(clock.now()).toBe(1234)
  })

  it.each<[Duration, number]>([
    [0, 0],
    [250, 250],
    [0.6, 1],
    [{ milliseconds: 5 }, 5],
    [{ seconds: 5 }, 5000],
    [{ minutes: 5 }, 300_000],
    [{ hours: 5 }, 18_000_000],
    [{ days: 5 }, 432_000_000],
    [{ days: 1, hours: 1, minutes: 1, seconds: 1, milliseconds: 1 }, 90_061_001],
    [{ minutes: 1.5 }, 90_000],
  ])('moves on by %j', (by, milliseconds) => {
    const clock = manualClock()

    clock.advance(by)

    expect(clock.now()).toBe(start + milliseconds)
  })

  it('moves on to an instant, also to the one it is at', () => {
    const clock = manualClock()

    clock.set('2025-01-02')
    expect(clock.now()).toBe(Date.UTC(2025, 0, 2))
    clock.set(new Date(clock.now()))
    expect(clock.now()).toBe(Date.UTC(2025, 0, 2))
  })

  it('moves on to the last instant and no further', () => {
    const clock = manualClock()

    clock.set(lastInstant)
    clock.advance(0)

    expect(clock.now()).toBe(lastInstant)
    expect(() => clock.advance(1)).toThrow(
      new MisuseError(
        'clock.advance: that is beyond the last instant, +275760-09-13T00:00:00.000Z.',
      ),
    )
    expect(clock.now()).toBe(lastInstant)
  })
})
