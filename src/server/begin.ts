import type { FaultRule } from '../state/fault-rules.ts'
import type { Snapshot } from '../state/snapshot.ts'
import { toInstant } from '../kernel/time.ts'
import type { FakeHealthLake } from '../clients/fake.ts'

export interface Beginning {
  readonly snapshot: Snapshot | undefined
  readonly rules: readonly FaultRule[]
}

export function beginWith(fake: FakeHealthLake, beginning: Beginning): FakeHealthLake {
  const { snapshot, rules } = beginning
  const resetToNothing = fake.reset.bind(fake)
  if (snapshot !== undefined) fake.restore(snapshot)
  for (const rule of rules) fake.faults.add(rule)
  return Object.assign(fake, {
    reset() {
      resetToNothing()
      if (snapshot !== undefined) fake.restore(snapshot)
      for (const rule of rules) if (!isOver(rule, fake.clock.now())) fake.faults.add(rule)
    },
  })
}

// On a clock that goes on by itself a window may have ended since; such a rule cannot be added, and would never strike.
function isOver({ until }: FaultRule, now: number): boolean {
  return until !== undefined && toInstant(until, 'until') <= now
}
