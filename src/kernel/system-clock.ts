import { createClock, type Clock } from './clock.ts'
import { MisuseError } from './errors.ts'
import { isInstant } from './instant.ts'
import { show } from './suggest.ts'

/**
 * Makes a clock that shows the system's time plus what it was advanced by hand, so that it follows the fake timers of
 * vitest, jest and sinon. If the system's time goes back, it stays at the latest time it showed: fake the timers first,
 * then make the fake. With `vi.useFakeTimers({ now })` to a time before the clock's, nothing becomes due until the
 * faked time has caught up; `clock.now()` and `nextTransition().at` then lie ahead of `Date.now()`. `reset()` of the
 * fake sets it to the system's time again.
 *
 * @returns The clock, whose `now()` throws a MisuseError if `Date.now()` returns no instant
 */
export function systemClock(): Clock {
  return createClock({ runs: true, now: readSystemTime })
}

// What stands in for Date in a test may give anything.
function readSystemTime(): number {
  const shown: unknown = Date.now()
  if (typeof shown === 'number' && isInstant(shown)) return shown
  throw new MisuseError(
    `systemClock: Date.now() gave ${show(shown)}; let it give epoch milliseconds, a number that a Date can hold.`,
  )
}
