import type { Service } from './service.ts'
import { advanceClock } from '../kernel/use-clock.ts'
import { recordMisuse } from './misuse.ts'

export function advanceTime(service: Service, span: number): void {
  try {
    advanceClock(service.clock, span)
  } catch (error) {
    throw recordMisuse(service, error)
  }
}
