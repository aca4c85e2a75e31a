import { manualClock, type Clock } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { start } from '../values.ts'
import { fakeWithStore, imports, statusesOf } from './tools.ts'

function ownClock(): Clock {
  const inner = manualClock()
  return {
    now: () => inner.now(),
    advance: (by) => inner.advance(by),
    set: (to) => inner.set(to),
  }
}

describe('On a clock of somebody else', () => {
  it('jobs are stepped and settled as on a manual one', () => {
    const clock = ownClock()
    const { fake, store } = fakeWithStore({ clock })
    const ids = [1, 2].map(() => imports.start(fake, store).JobId)

    expect(fake.step()).toHaveLength(2)
    expect(clock.now()).toBe(start + 30_000)
    fake.settle()
    expect(clock.now()).toBe(start + 150_000)
    expect(statusesOf(fake, imports, ids)).toEqual(['COMPLETED', 'COMPLETED'])
  })

  it('that has `polls` a poll moves it, on a clock that has none it does not', () => {
    for (const [polls, passed] of [
      [{ polls: 2 }, 45_000],
      [{}, 0],
    ] as const) {
      const clock = { ...ownClock(), ...polls }
      const { fake, store } = fakeWithStore({ clock })
      const { JobId } = imports.start(fake, store)

      imports.describe(fake, { DatastoreId: store, JobId })

      expect(clock.now() - start).toBe(passed)
    }
  })
})
