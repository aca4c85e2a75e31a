import type { FakeHealthLake, OperationName } from 'fake-healthlake'
import { useFakeTimers } from '../conformance/timers.ts'

/** Stops the clock of the system at an instant, for one test. */
export function freezeSystem(now: string): void {
  useFakeTimers(Date.parse(now))
}

/** A request with any name and any input, not made yet. */
export function asking(fake: FakeHealthLake, operation: string, input: unknown): () => unknown {
  return () => fake.execute(operation as OperationName, input as object)
}
