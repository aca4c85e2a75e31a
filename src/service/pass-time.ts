import type { Service } from './service.ts'
import { advanceClock } from '../kernel/set-clock.ts'
import { recordMisuse } from './misuse.ts'

/**
 * Lets time pass on the clock of a service while code under test waits.
 *
 * @param service The service
 * @param span Milliseconds
 * @throws MisuseError if the clock does not do as it is told, which is noted
 */
export function advanceTime(service: Service, span: number): void {
  try {
    advanceClock(service.clock, span)
  } catch (error) {
    throw recordMisuse(service, error)
  }
}
