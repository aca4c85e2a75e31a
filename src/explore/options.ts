import { assertCount, assertKnownMembers, assertThat } from '../kernel/assert-options.ts'
import { readOutcome } from '../service/faults/read-outcome.ts'
import type { ErrorName } from '../model/error-names.ts'
import type { Exchanges } from '../service/exchange.ts'
import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import type { FakeHealthLake } from '../clients/fake.ts'

/** How to explore. */
export interface ExploreOptions {
  /**
   * What must hold after a run, whether the program resolved or rejected; it throws if it does not. Time is real in it; one
   * that never ends is a failure.
   */
  check?: (fork: FakeHealthLake, result: PromiseSettledResult<unknown>) => void | Promise<void>
  /**
   * Tells which errors a program may reject with where a fault struck it, besides the very fault: those by which it says
   * in its own words what went wrong (default: none). It gets the error, and the rule of the fault.
   */
  accepts?: (error: unknown, fault: FaultRule) => boolean
  /**
   * The outcomes to try, each at every call that can have it (default: for each operation every error that the model has
   * for it and ServiceUnavailable, a connection reset before and after the work, a truncated answer, none at all, and
   * every end of what it starts; on a FHIR endpoint also a PreconditionFailedException where there is an `If-Match`, and
   * 20 seconds until searches find a write, where a search follows). Errors are tried at the entries of batches, too: of
   * those with the same interaction and type the first five and the last five. A string is the service error of that
   * name. An empty list tries nothing and counts the calls.
   */
  outcomes?: readonly (ErrorName | FaultOutcome)[]
  /** That any error among `outcomes` will do, also one that an operation never raises, or one of your own (default: false). */
  anyError?: boolean
  /** How many runs with a fault there are at most: a sample of them, drawn from the fake's seed (default: all). */
  limit?: number
  /**
   * How many calls a run may make; with the next it has failed (default: 10 × those of the fault-free run + 100; that one
   * may make 1000).
   */
  maxCalls?: number
}

const members = ['check', 'accepts', 'outcomes', 'anyError', 'limit', 'maxCalls']

export function assertOptions(options: ExploreOptions, exchanges: Exchanges): void {
  assertKnownMembers(options, members, 'exploreFaults')
  const { check, accepts, outcomes = [], anyError = false, limit = 1, maxCalls = 1 } = options
  const isCheck = check === undefined || typeof check === 'function'
  assertThat(isCheck, 'exploreFaults: check', check, 'a function')
  const isJudge = accepts === undefined || typeof accepts === 'function'
  assertThat(isJudge, 'exploreFaults: accepts', accepts, 'a function')
  assertThat(Array.isArray(outcomes), 'exploreFaults: outcomes', outcomes, 'a list')
  assertCount(limit, 'exploreFaults: limit', 1)
  assertCount(maxCalls, 'exploreFaults: maxCalls', 1)
  assertThat(typeof anyError === 'boolean', 'exploreFaults: anyError', anyError, 'true or false')
  const about = { exchanges, anyError }
  for (const outcome of outcomes) {
    const { kind } = readOutcome(outcome, 'exploreFaults: outcomes', about)
    const right = 'what can happen to a request; rules for events are added to the fake beforehand'
    assertThat(kind !== 'event', 'exploreFaults: an outcome', outcome, right)
  }
}

// What is tried at the calls of a program.
export interface Wanted {
  // All that an operation can have, if left out.
  readonly outcomes?: readonly FaultOutcome[] | undefined
  readonly anyError?: boolean | undefined
}

export function wantedOf({ outcomes, anyError }: ExploreOptions): Wanted {
  const read = outcomes?.map((outcome) =>
    typeof outcome === 'string' ? { kind: 'error' as const, name: outcome } : outcome,
  )
  return { outcomes: read, anyError }
}
