import {
  createFakeHealthLake,
  manualClock,
  MisuseError,
  pollingClock,
  systemClock,
  type Clock,
  type Duration,
  type Instant,
} from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const start = Date.parse('2025-01-01T00:00:00.000Z')
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
        `clock.advance: ${shown} is not a duration. Give milliseconds, 0 or more, or an object such as { minutes: 20 }.`,
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
        'clock.advance: [object Object] is not a duration. Give milliseconds, 0 or more, or an object such as { minutes: 20 }.',
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

describe('pollingClock', () => {
  it('starts where a manualClock does, and is moved by hand like one', () => {
    const clock = pollingClock()

    expect(clock.now()).toBe(start)
    expect(clock.polls).toBe(1)
    clock.advance({ seconds: 1 })
    expect(clock.now()).toBe(start + 1000)
    expect(pollingClock({ start: 5, polls: 3 }).now()).toBe(5)
  })

  it.each([0, -1, 1.5, Number.NaN, Infinity])('refuses %d polls', (polls) => {
    expect(() => pollingClock({ polls })).toThrow(
      new MisuseError(`pollingClock: polls is ${polls}; give a whole number, 1 or more.`),
    )
  })

  it('refuses options that there are not', () => {
    const options = { poll: 3 } as object

    expect(() => pollingClock(options)).toThrow(
      new MisuseError(
        'pollingClock: there is no poll. Did you mean polls? There are start and polls.',
      ),
    )
  })

  it('finishes at the first Describe if nothing else is asked for', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(DatastoreProperties.DatastoreStatus).toBe('ACTIVE')
    expect(fake.clock.now()).toBe(start + 15 * 60_000)
  })

  it('finishes at the last of the polls, in equal steps', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 4 }) })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const seen = [1, 2, 3, 4, 5].map(() => {
      const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })
      return [DatastoreProperties.DatastoreStatus, (fake.clock.now() - start) / 60_000]
    })

    expect(seen).toEqual([
      ['CREATING', 3.75],
      ['CREATING', 7.5],
      ['CREATING', 11.25],
      ['ACTIVE', 15],
      ['ACTIVE', 15],
    ])
  })

  it('takes the share of the time that is left', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.clock.advance({ minutes: 5 })
    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.clock.now()).toBe(start + 10 * 60_000)
  })

  it('stays at whole milliseconds', () => {
    const clock = pollingClock({ polls: 3 })
    const fake = createFakeHealthLake({ clock, lifecycle: { createDatastore: 100 } })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const seen = [1, 2, 3].map(() => {
      fake.execute('DescribeFHIRDatastore', { DatastoreId })
      return clock.now() - start
    })

    expect(seen).toEqual([33, 66, 100])
  })

  it('counts again for what is unfinished again', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    const { DatastoreId } = fake.addDatastore()
    const poll = () =>
      fake.execute('DescribeFHIRDatastore', { DatastoreId }).DatastoreProperties.DatastoreStatus

    fake.execute('UpdateFHIRDatastore', { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } })
    const seen = [poll(), poll(), poll()]
    fake.execute('DeleteFHIRDatastore', { DatastoreId })
    seen.push(poll(), poll(), poll())

    expect(seen).toEqual(['UPDATING', 'ACTIVE', 'ACTIVE', 'DELETING', 'DELETED', 'DELETED'])
  })

  it('moves on by a List, for each data store of the region that is unfinished', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 2 }) })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.addDatastore({ DatastoreStatus: 'DELETING' })
    fake.addDatastore()
    const statuses = () =>
      fake
        .execute('ListFHIRDatastores', {})
        .DatastorePropertiesList.map(({ DatastoreStatus }) => DatastoreStatus)

    const seen = [statuses(), statuses()]

    // Half of the longest time that is left is past the whole of the shorter.
    expect(seen).toEqual([
      ['ACTIVE', 'DELETED', 'CREATING'],
      ['ACTIVE', 'DELETED', 'ACTIVE'],
    ])
    expect(fake.clock.now()).toBe(start + 15 * 60_000)
  })

  it('does not move on by a Describe of something finished', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore()
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.addDatastore({ DatastoreStatus: 'DELETED' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by anything in another region', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.execute('ListFHIRDatastores', {}, { region: 'eu-west-1' })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by a request that is refused, or by one that looks at nothing', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    expect(() => fake.execute('DescribeFHIRDatastore', { DatastoreId: 'x' })).toThrow(
      'no data store',
    )
    expect(() => fake.execute('DeleteFHIRDatastore', { DatastoreId })).toThrow('CREATING')
    expect(() => fake.execute('ListFHIRDatastores', { MaxResults: 0 })).toThrow('validation error')
    fake.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    expect(fake.clock.now()).toBe(start)
  })

  it('does not move on by looking without a request', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.datastore(DatastoreId)
    fake.datastores()
    fake.nextTransition()

    expect(fake.clock.now()).toBe(start)
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('CREATING')
  })

  it('does not move on for what is stuck', () => {
    const clock = pollingClock()
    const fake = createFakeHealthLake({ clock, lifecycle: { createDatastore: Infinity } })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    const { DatastoreProperties } = fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(DatastoreProperties.DatastoreStatus).toBe('CREATING')
    expect(clock.now()).toBe(start)
  })

  it('lets everything else happen that is due by then, in all regions', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    const other = fake.addDatastore({ DatastoreStatus: 'DELETING' }, { region: 'eu-west-1' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.datastore(other.DatastoreId, { region: 'eu-west-1' })?.DatastoreStatus).toBe(
      'DELETED',
    )
  })

  it('notes in the history when the request came, and what it was answered', () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })

    fake.execute('DescribeFHIRDatastore', { DatastoreId })

    expect(fake.history).toMatchObject([
      {
        at: '2025-01-01T00:00:00.000Z',
        output: { DatastoreProperties: { DatastoreStatus: 'ACTIVE' } },
      },
    ])
  })
})

function freezeSystem(now: string): void {
  vi.useFakeTimers({ now: new Date(now) })
  onTestFinished(() => void vi.useRealTimers())
}
