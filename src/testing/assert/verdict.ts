import { MisuseError } from '../../kernel/errors.ts'
import { withHints } from '../../service/hints.ts'
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

export function withTimeline(fake: FakeHealthLake, text: string): string {
  const service = serviceOf(fake) as Service
  return `${withHints(service, text)}\n\n${formatTimeline(service, near)}`
}
