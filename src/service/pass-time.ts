import type { Service } from './service.ts'
import { advanceClock } from '../kernel/set-clock.ts'
import { noted } from './misuse.ts'

/**
 * Lets time pass on the clock of a service while code under test waits.
 *
 * @param service The service
 * @param span Milliseconds
 * @throws MisuseError if the clock does not do as it is told, which is noted
 */
export function passTime(service: Service, span: number): void {
  try {
    advanceClock(service.clock, span)
  } catch (error) {
    throw noted(service, error)
  }
}
