import {
  manualClock,
  MisuseError,
  pollingClock,
  systemClock,
  type Clock,
  type Duration,
  type Instant,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { freezeSystem } from './tools.ts'

describe('Time going back', () => {
  it.each<[string, () => Clock]>([
    ['manualClock', manualClock],
    ['pollingClock', pollingClock],
  ])('is refused by a %s', (_name, make) => {
    const clock = make()

    expect(() => clock.set('2024-12-31T23:59:59.999Z')).toThrow(
      new MisuseError(
        "clock.set: 2024-12-31T23:59:59.999Z is before the clock's time, 2025-01-01T00:00:00.000Z. A clock only moves on; use snapshot() and restore() to go back.",
      ),
    )
    expect(clock.now()).toBe(start)
  })

  it('is refused by a systemClock', () => {
    freezeSystem('2026-03-01T12:00:00Z')
    const clock = systemClock()

    expect(() => clock.set('2026-03-01T11:00:00Z')).toThrow(
      "clock.set: 2026-03-01T11:00:00.000Z is before the clock's time, 2026-03-01T12:00:00.000Z.",
    )
  })
})

describe('What is no point in time', () => {
  it.each<[unknown, string]>([
    ['2025-01-01T00:00:00', "'2025-01-01T00:00:00'"],
    ['2025-01-01 00:00:00Z', "'2025-01-01 00:00:00Z'"],
    ['January 1, 2025', "'January 1, 2025'"],
    ['tomorrow', "'tomorrow'"],
    ['', "''"],
    ['2025-13-01', "'2025-13-01'"],
    ['2025-01-32', "'2025-01-32'"],
    ['2025-02-30', "'2025-02-30'"],
    ['2025-02-29T12:00:00Z', "'2025-02-29T12:00:00Z'"],
    ['2025-01-01T25:00:00Z', "'2025-01-01T25:00:00Z'"],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [8.64e15 + 1, '8640000000000001'],
    [new Date(Number.NaN), 'Invalid Date'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [{}, '{}'],
  ])('is refused: %s', (given, shown) => {
    const clock = manualClock()

    expect(() => clock.set(given as Instant)).toThrow(
      new MisuseError(
        `clock.set: ${shown} is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds.`,
      ),
    )
    expect(clock.now()).toBe(start)
  })

  it('is refused when a clock is made', () => {
    const says =
      "'2025-01-01T00:00:00' is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds."

    expect(() => manualClock('2025-01-01T00:00:00')).toThrow(
      new MisuseError(`manualClock: ${says}`),
    )
    expect(() => pollingClock({ start: '2025-01-01T00:00:00' })).toThrow(
      new MisuseError(`pollingClock: ${says}`),
    )
  })
})

describe('What is no duration', () => {
  it.each<[unknown, string]>([
    [-1, '-1'],
    [Number.NaN, 'NaN'],
    ['5 minutes', "'5 minutes'"],
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, '{}'],
    [[], '[]'],
    [{ minutes: -1 }, '{"minutes":-1}'],
    [{ hours: 1, minutes: -60 }, '{"hours":1,"minutes":-60}'],
    [{ minutes: '5' }, '{"minutes":"5"}'],
    [{ minutes: Number.NaN }, '{"minutes":null}'],
    [5n, '5n'],
  ])('is refused: %s', (given, shown) => {
    const clock = manualClock()

    expect(() => clock.advance(given as Duration)).toThrow(
      new MisuseError(
        `clock.advance: ${shown} is not a duration. Give milliseconds, 0 or more, a text such as '20m', or an object such as { minutes: 20 }.`,
      ),
    )
    expect(clock.now()).toBe(start)
  })

  it.each<[object, string]>([
    [{ minute: 5 }, 'minute'],
    [{ constructor: 5 }, 'constructor'],
    [[5], '0'],
  ])('has units that there are not: %j', (given, unit) => {
    const clock = manualClock()

    expect(() => clock.advance(given)).toThrow(
      new MisuseError(
        `clock.advance: a duration has no ${unit}. It has days, hours, minutes, seconds and milliseconds.`,
      ),
    )
    expect(clock.now()).toBe(start)
  })

  it('is shown as well as can be', () => {
    const around: Record<string, unknown> = { seconds: -1 }
    around['minutes'] = around

    expect(() => manualClock().advance(around as Duration)).toThrow(
      new MisuseError(
        "clock.advance: [object Object] is not a duration. Give milliseconds, 0 or more, a text such as '20m', or an object such as { minutes: 20 }.",
      ),
    )
  })

  it('may be for ever, but no clock moves on as far', () => {
    expect(() => manualClock().advance(Infinity)).toThrow(
      new MisuseError(
        'clock.advance: that is beyond the last instant, +275760-09-13T00:00:00.000Z.',
      ),
    )
  })
})
