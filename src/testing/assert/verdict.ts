import { formatTimeline } from '../../service/history/timeline.ts'
import type { Service } from '../../service/service.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { serviceOf } from '../../clients/service-of.ts'

/** How much of the timeline a message has. */
const near = { past: 15, coming: 5 }

/** Whether what was asserted holds, and what there is to say about that. */
export interface Verdict {
  readonly holds: boolean
  /** @returns What is the case, in sentences, followed by what is near of the timeline */
  message(): string
}

/**
 * Throws if a verdict is that something does not hold.
 *
 * @param verdict The verdict
 * @throws AssertionError with the verdict's message
 */
export function assertHolds(verdict: Verdict): void {
  if (verdict.holds) return
  const error = new Error(verdict.message())
  error.name = 'AssertionError'
  throw error
}

/**
 * Adds to a text what happened of late and will happen soon.
 *
 * @param fake The fake
 * @param text The text
 * @returns Both
 */
export function withTimeline(fake: FakeHealthLake, text: string): string {
  return `${text}\n\n${formatTimeline(serviceOf(fake) as Service, near)}`
}
