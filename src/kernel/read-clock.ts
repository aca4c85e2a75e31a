import { isInstant } from './instant.ts'
import { MisuseError } from './errors.ts'
import { show } from './suggest.ts'
import type { Clock } from './clock.ts'

export function readClock(clock: Clock): number {
  const shown: unknown = clock.now()
  if (typeof shown === 'number' && isInstant(shown)) return Math.floor(shown)
  throw new MisuseError(
    `clock.now() gave ${show(shown)}; give epoch milliseconds, a number that a Date can hold.`,
  )
}
