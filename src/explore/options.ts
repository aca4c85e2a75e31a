import { assertCount, assertKnownMembers, assertThat } from '../kernel/assert-options.ts'
import { readOutcome } from '../service/faults/read-outcome.ts'
import type { ErrorName } from '../model/error-names.ts'
import type { Exchanges } from '../service/exchange.ts'
import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import type { FakeHealthLake } from '../clients/fake.ts'

/** How to explore. */
export interface ExploreOptions {
  /**
   * Throws if something is wrong after a run, whether the program resolved or rejected. Time is real in it. If it never
   * ends, the run has failed.
   */
  check?: (fork: FakeHealthLake, result: PromiseSettledResult<unknown>) => void | Promise<void>
  /**
   * Says which errors a program may reject with, besides the fault itself, after a fault was applied to one of its calls
   * (default: none). It gets the error and the rule of the fault.
   */
  accepts?: (error: unknown, fault: FaultRule) => boolean
  /**
   * The outcomes to try, each at every call that can have it (default: for each operation every error that the model has
   * for it and ServiceUnavailable, a connection reset before and after the work, a truncated response, no response, and
   * every end of what it starts; on a FHIR endpoint also a PreconditionFailedException where there is an `If-Match`, and
   * 20 seconds until searches find a write, where a search follows). Errors are tried at the entries of batches, too: of
   * those with the same interaction and type the first five and the last five. A string is the service error of that
   * name. With an empty list nothing is tried, and only the calls are counted.
   */
  outcomes?: readonly (ErrorName | FaultOutcome)[]
  /** Whether `outcomes` may have any error, also one that an operation never raises, or one of your own (default: false). */
  anyError?: boolean
  /** The largest number of runs with a fault: a sample, drawn from the fake's seed (default: all). */
  limit?: number
  /**
   * How many calls a run may make; with the next one it has failed (default: ten times the calls of the fault-free run,
   * plus 100; the fault-free run may make 1000).
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
