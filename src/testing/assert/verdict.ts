import { MisuseError } from '../../kernel/errors.ts'
import { listHints, withHints } from '../../service/hints.ts'
import { formatTimeline } from '../../service/history/timeline.ts'
import type { Service } from '../../service/service.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { serviceOf } from '../../clients/service-of.ts'

const near = { past: 15, coming: 5 }

export function assertFake(given: unknown, where: string): FakeHealthLake {
  if (serviceOf(given) !== undefined) return given as FakeHealthLake
  throw new MisuseError(`${where}: give what createFakeHealthLake() returned.`)
}

export interface Verdict {
  readonly holds: boolean
  message(): string
}

export function assertHolds(verdict: Verdict): void {
  if (verdict.holds) return
  const error = new Error(verdict.message())
  error.name = 'AssertionError'
  throw error
}

/**
 * Explains what a fake saw and why a test may have failed or not ended: that no request has reached it, what was polled
 * on a clock that nothing moves, a job refused since its data store is not ACTIVE, a call that nothing ends. For runners
 * without the fixture of `fake-healthlake/vitest`, which adds this to what a test fails with.
 *
 * @param fake The fake
 * @returns Those sentences, and the timeline around now; text of several lines
 * @throws MisuseError if that is no fake
 */
export function explainFailure(fake: FakeHealthLake): string {
  const service = serviceOf(assertFake(fake, 'explainFailure')) as Service
  return [...listHints(service), formatTimeline(service, near)].join('\n\n')
}

export function withTimeline(fake: FakeHealthLake, text: string): string {
  const service = serviceOf(fake) as Service
  return `${withHints(service, text)}\n\n${formatTimeline(service, near)}`
}
