import {
  createFakeHealthLake,
  manualClock,
  pollingClock,
  systemClock,
  MisuseError,
} from 'fake-healthlake'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { imports, statusesOf } from '../jobs/tools.ts'
import { startThree, throughText } from './tools.ts'

describe('The clock of a fake that is restored', () => {
  const early = '2025-01-01T00:00:00.000Z'

  it('goes back or forth, on a manual clock', () => {
    const fake = createFakeHealthLake()
    const snapshot = fake.snapshot()
    fake.clock.advance({ days: 1 })
    const later = fake.snapshot()

    fake.restore(snapshot)
    expect(fake.clock.now()).toBe(Date.parse(early))
    fake.restore(later)
    expect(fake.clock.now()).toBe(Date.parse('2025-01-02T00:00:00Z'))
    fake.restore(snapshot)
    fake.clock.advance(5)
    expect(fake.clock.now()).toBe(Date.parse(early) + 5)
  })

  it('counts on where the polls stood, on a polling clock', () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })
    const { DatastoreId } = fake.addDatastore()
    const ids = { DatastoreId, JobId: imports.start(fake, DatastoreId).JobId }
    imports.describe(fake, ids)
    const copy = createFakeHealthLake({ clock: pollingClock({ polls: 3, start: '2030-01-01' }) })

    copy.restore(throughText(fake))

    expect(imports.describe(copy, ids).JobStatus).toBe('IN_PROGRESS')
    expect(imports.describe(copy, ids).JobStatus).toBe('COMPLETED')
    expect(copy.clock.now()).toBe(Date.parse(early) + 90_000)
  })

  it('goes on from the time of the snapshot, on the clock of the system', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const fake = createFakeHealthLake({ clock: systemClock() })
    const ids = startThree(fake, imports)
    const snapshot = throughText(fake)
    vi.advanceTimersByTime(100_000)
    expect(statusesOf(fake, imports, ids)).toEqual(['COMPLETED', 'IN_PROGRESS', 'QUEUED'])

    fake.restore(snapshot)

    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:00Z'))
    expect(statusesOf(fake, imports, ids)).toEqual(['SUBMITTED', 'SUBMITTED', 'SUBMITTED'])
    vi.advanceTimersByTime(40_000)
    expect(fake.clock.now()).toBe(Date.parse('2026-03-01T12:00:40Z'))
    expect(statusesOf(fake, imports, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
  })

  it('keeps its kind: a snapshot has only the time', () => {
    vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') })
    onTestFinished(() => void vi.useRealTimers())
    const manual = createFakeHealthLake()
    const system = createFakeHealthLake({ clock: systemClock() })

    system.restore(throughText(manual))
    vi.advanceTimersByTime(1000)
    expect(system.clock.now()).toBe(Date.parse(early) + 1000)

    manual.restore(throughText(system))
    vi.advanceTimersByTime(1000)
    expect(manual.clock.now()).toBe(Date.parse(early) + 1000)
  })

  it('is moved on if somebody else made it', () => {
    const clock = ownClock()
    const fake = createFakeHealthLake({ clock })
    const later = createFakeHealthLake({ clock: manualClock('2025-06-01T00:00:00Z') })

    fake.restore(later.snapshot())

    expect(clock.now()).toBe(Date.parse('2025-06-01T00:00:00Z'))
  })

  it('may stay where it is if somebody else made it', () => {
    const clock = ownClock()
    const fake = createFakeHealthLake({ clock })
    const snapshot = fake.snapshot()

    fake.restore(snapshot)

    expect(clock.now()).toBe(Date.parse(early))
  })

  it.each([
    ['refuses', true],
    ['would allow', false],
  ])('is not set back if somebody else made it, whether it %s that or not', (_what, strict) => {
    const clock = ownClock(strict)
    const fake = createFakeHealthLake({ clock })
    const snapshot = fake.snapshot()
    const ids = startThree(fake, imports)
    clock.advance(40_000)
    const before = fake.snapshot()

    expect(() => fake.restore(snapshot)).toThrow(
      new MisuseError(
        'restore: the clock is one of your own and would have to go back; give the fake manualClock(), pollingClock() or systemClock().',
      ),
    )

    expect(fake.snapshot()).toEqual(before)
    expect(statusesOf(fake, imports, ids)).toEqual(['IN_PROGRESS', 'QUEUED', 'QUEUED'])
    expect(clock.now()).toBe(Date.parse(early) + 40_000)
  })
})

/** A clock that is none of the package's. */
function ownClock(strict = true) {
  const inner = manualClock()
  let shift = 0
  return {
    now: () => inner.now() + shift,
    advance: (by: Parameters<typeof inner.advance>[0]) => inner.advance(by),
    set(to: Parameters<typeof inner.set>[0]) {
      const instant = new Date(to).getTime()
      if (strict || instant >= inner.now() + shift) inner.set(instant - shift)
      else shift = instant - inner.now()
    },
  }
}
