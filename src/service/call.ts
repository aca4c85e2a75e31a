import { dispatch, type Answer } from './dispatch.ts'
import type { Door } from '../state/calls.ts'
import {
  assertIntendedInput,
  assertRegion,
  assertSupported,
  assertNotDisposed,
  recordMisuse,
} from './misuse.ts'
import type { Service } from './service.ts'
import { advanceClock } from '../kernel/use-clock.ts'

export interface InProcessCall {
  readonly operation: string
  readonly input: unknown
  readonly region?: string | undefined
  readonly door: Door
}

export function callInProcess(service: Service, call: InProcessCall): Answer {
  assertNotDisposed(service)
  const operation = assertSupported(service, call.operation)
  assertIntendedInput(service, operation, call.input)
  const { region: usual } = service.settings
  const { region = usual } = call
  if (region !== usual) assertRegion(service, region)
  return dispatch(service, { operation, input: call.input, form: 'sdk', region, door: call.door })
}

// Moves the clock while code under test waits; what that makes wrong is told by verify, too.
export function advanceTime(service: Service, milliseconds: number): void {
  try {
    advanceClock(service.clock, milliseconds)
  } catch (error) {
    throw recordMisuse(service, error)
  }
}
