import type { FakeHealthLake } from '../fake.ts'

/** Whether what was asserted holds, and what there is to say about that. */
export interface Verdict {
  readonly holds: boolean
  /** @returns What is the case, in sentences, followed by the timeline */
  message(): string
}

/**
 * Throws if a verdict is that something does not hold.
 *
 * @param verdict The verdict
 * @throws AssertionError with the verdict's message
 */
export function demandHolds(verdict: Verdict): void {
  if (verdict.holds) return
  const error = new Error(verdict.message())
  error.name = 'AssertionError'
  throw error
}

/**
 * Adds to a text what happened.
 *
 * @param fake The fake
 * @param text The text
 * @returns Both
 */
export function withTimeline(fake: FakeHealthLake, text: string): string {
  return `${text}\n\n${fake.timeline()}`
}
