import { assertKnownMembers } from '../kernel/assert-options.ts'
import { MisuseError } from '../kernel/errors.ts'
import { checkedOutcome } from '../service/faults/read-outcome.ts'
import type { FaultOutcome } from '../state/fault-rules.ts'
import { show } from '../kernel/suggest.ts'
import type { FakeHealthLake } from '../clients/fake.ts'

/** How to explore. */
export interface ExploreOptions {
  /**
   * What must hold after a run, whether the program resolved or rejected; it throws if it does not. Time is real in it; one
   * that never ends is a failure.
   */
  check?: (fork: FakeHealthLake, result: PromiseSettledResult<unknown>) => void | Promise<void>
  /**
   * The outcomes to try, each at every call that can have it (default: for each operation every error that the model has
   * for it and ServiceUnavailable, a connection reset before and after the work, a truncated answer, none at all, and
   * every end of what it starts). An empty list tries nothing and counts the calls.
   */
  outcomes?: readonly FaultOutcome[]
  /** How many runs with a fault there are at most: a sample of them, drawn from the fake's seed (default: all). */
  limit?: number
  /**
   * How many calls a run may make; with the next it has failed (default: 10 × those of the fault-free run + 100; that one
   * may make 1000).
   */
  maxCalls?: number
}

export function assertOptions(options: ExploreOptions): void {
  assertKnownMembers(options, ['check', 'outcomes', 'limit', 'maxCalls'], 'exploreFaults')
  const { check, outcomes, limit, maxCalls } = options
  demand(check === undefined || typeof check === 'function', 'check', check, 'a function')
  demand(outcomes === undefined || Array.isArray(outcomes), 'outcomes', outcomes, 'a list')
  demand(isCount(limit), 'limit', limit, 'a whole number, 1 or more')
  demand(isCount(maxCalls), 'maxCalls', maxCalls, 'a whole number, 1 or more')
  for (const outcome of outcomes ?? []) assertOutcome(outcome)
}

function assertOutcome(outcome: FaultOutcome): void {
  demand(
    typeof outcome === 'object' && outcome !== null,
    'outcomes',
    outcome,
    "objects such as { kind: 'error', name: 'ThrottlingException' }",
  )
  try {
    checkedOutcome(outcome, undefined)
  } catch (error) {
    if (!(error instanceof MisuseError)) throw error
    throw new MisuseError(error.message.replace(/^faults\.add: /, 'exploreFaults: outcomes: '))
  }
}

function isCount(value: unknown): boolean {
  return value === undefined || (Number.isSafeInteger(value) && Number(value) >= 1)
}

export function demand(holds: boolean, name: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`exploreFaults: ${name} is ${show(value)}; give ${right}.`)
}
