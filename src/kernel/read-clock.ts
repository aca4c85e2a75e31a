import { isInstant } from './instant.ts'
import { MisuseError } from './errors.ts'
import { show } from './suggest.ts'
import type { Clock } from './clock.ts'

/**
 * Looks at a clock, which may be somebody's own and show anything.
 *
 * @param clock The clock
 * @returns Its time in whole epoch milliseconds
 * @throws MisuseError if it shows no time
 */
export function readClock(clock: Clock): number {
  const shown: unknown = clock.now()
  if (typeof shown === 'number' && isInstant(shown)) return Math.floor(shown)
  throw new MisuseError(
    `clock.now() gave ${show(shown)}; give epoch milliseconds, a number that a Date can hold.`,
  )
}
