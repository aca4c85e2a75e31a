import type { FakeHealthLake, OperationName } from 'fake-healthlake'
import { onTestFinished, vi } from 'vitest'

/** Stops the clock of the system at an instant, for one test. */
export function freezeSystem(now: string): void {
  vi.useFakeTimers({ now: new Date(now) })
  onTestFinished(() => void vi.useRealTimers())
}

/** A request with any name and any input, not made yet. */
export function asking(fake: FakeHealthLake, operation: string, input: unknown): () => unknown {
  return () => fake.execute(operation as OperationName, input as object)
}
