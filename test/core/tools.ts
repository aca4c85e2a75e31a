import type { FakeHealthLake, OperationName } from 'fake-healthlake'
import { onTestFinished, vi } from 'vitest'

/** Where the package's clocks start. */
export const start = Date.parse('2025-01-01T00:00:00.000Z')

/** Stops the clock of the system at an instant, for one test. */
export function freezeSystem(now: string): void {
  vi.useFakeTimers({ now: new Date(now) })
  onTestFinished(() => void vi.useRealTimers())
}

/** A request with any name and any input, not made yet. */
export function asking(fake: FakeHealthLake, operation: string, input: unknown): () => unknown {
  return () => fake.execute(operation as OperationName, input as object)
}
