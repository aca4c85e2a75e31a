import { createClock, type Clock } from '../core/time/clock.ts'

/**
 * Makes a clock that shows the system's time plus what it was advanced by hand, so that it follows the fake timers of
 * vitest, jest and sinon. Where the system's time goes back it stays at the latest it showed.
 *
 * @returns The clock
 */
export function systemClock(): Clock {
  return createClock({ runs: true, now: () => Date.now() })
}
