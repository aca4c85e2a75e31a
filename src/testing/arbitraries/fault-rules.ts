import { controlPlane } from '../../service/operations.ts'
import * as fc from 'fast-check'
import {
  assertCount,
  assertKnownMembers,
  assertList,
  assertThat,
} from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { listed } from '../../kernel/suggest.ts'
import { readOutcome, requestOutcomeKinds } from '../../service/faults/read-outcome.ts'
import type { FaultOutcome, FaultRule } from '../../state/fault-rules.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations as specs } from '../../model/healthlake/operations.ts'
import { assertOperations } from './assert-options.ts'
import { outcomesFor, usualKinds, type Wanted } from './outcomes.ts'

/** Which fault rules there may be. */
export interface FaultRulesOptions {
  /** The operations that go wrong (default: all). */
  operations?: readonly OperationName[]
  /**
   * What happens to them: kinds of outcomes, or specific outcomes (default: the kinds error, connection, transition,
   * latency and corrupt). A program without a time limit of its own never gets past the kind hang, nor past a
   * transition `after: Infinity`: use those only if yours has one. On `systemClock()` latency takes real time.
   */
  outcomes?: readonly (FaultOutcome['kind'] | FaultOutcome)[]
  /**
   * Whether any error is allowed among `outcomes`, also one that an operation never raises, or one of your own
   * (default: false).
   */
  anyError?: boolean
  /** How many rules at most (default: 5). */
  maxRules?: number
}

/**
 * Makes lists of fault rules that `faults.add` accepts, and that mostly apply: none of them depends on input, region or
 * time, most are about one operation, and few skip calls or have a probability.
 *
 * @param options Which rules there may be
 * @returns The arbitrary; it shrinks to fewer and simpler rules
 * @throws MisuseError if an option is wrong, or leaves nothing that could happen
 */
export function faultRules(options: FaultRulesOptions = {}): fc.Arbitrary<FaultRule[]> {
  assertRuleOptions(options)
  const { operations = Object.keys(specs) as OperationName[], maxRules = 5 } = options
  const wanted = options.outcomes ?? usualKinds
  const about = options.operations === undefined ? [...operations, undefined] : operations
  const rules = about.flatMap((operation) =>
    rulesAbout(operation, wanted, options.anyError === true),
  )
  if (rules.length === 0) {
    throw new MisuseError(
      'faultRules: none of the outcomes can happen to any of the operations; a transition is for what starts something.',
    )
  }
  return fc.array(fc.oneof(crossing, ...rules), { maxLength: maxRules })
}

// A rule shrinks to the first and simplest.
const crossing = { withCrossShrink: true }

function rulesAbout(
  operation: OperationName | undefined,
  wanted: readonly Wanted[],
  anyError: boolean,
): readonly fc.Arbitrary<FaultRule>[] {
  const outcome = outcomesFor(operation, wanted, anyError)
  if (outcome === undefined) return []
  const which = {
    ...(operation === undefined ? {} : { operation: fc.constant(operation) }),
    ...(anyError ? { anyError: fc.constant(true) } : {}),
  }
  const plain = { noNullPrototype: true }
  const simple = fc.record({ ...which, outcome }, plain) as fc.Arbitrary<FaultRule>
  const further = fc.record(
    {
      ...which,
      per: fc.constantFrom('call', 'attempt'),
      skip: fc.integer({ min: 1, max: 3 }),
      times: fc.oneof(fc.integer({ min: 2, max: 4 }), fc.constant('always')),
      probability: fc.constantFrom(0.5, 0.9),
      outcome,
    },
    { ...plain, requiredKeys: ['outcome', ...(Object.keys(which) as 'operation'[])] },
  ) as fc.Arbitrary<FaultRule>
  return [fc.oneof(crossing, { weight: 2, arbitrary: simple }, { weight: 1, arbitrary: further })]
}

function assertRuleOptions(options: FaultRulesOptions): void {
  assertKnownMembers(options, ['operations', 'outcomes', 'anyError', 'maxRules'], 'faultRules')
  const { operations, outcomes = usualKinds, anyError = false, maxRules = 0 } = options
  assertThat(typeof anyError === 'boolean', 'faultRules: anyError', anyError, 'true or false')
  if (operations !== undefined) assertOperations(operations, 'faultRules')
  assertList(outcomes, 'faultRules: outcomes')
  for (const outcome of outcomes) assertOutcome(outcome, anyError)
  assertCount(maxRules, 'faultRules: maxRules')
}

function assertOutcome(outcome: Wanted, anyError: boolean): void {
  if (typeof outcome === 'string' && requestOutcomeKinds.includes(outcome)) return
  const { kind } = Object(outcome) as { readonly kind?: unknown }
  const isOutcome = typeof outcome === 'object' && outcome !== null && kind !== 'event'
  const right = `an outcome such as { kind: 'hang' }, or one of the kinds ${listed(requestOutcomeKinds)}`
  assertThat(isOutcome, 'faultRules: an outcome', outcome, right)
  readOutcome(outcome, 'faultRules', { exchanges: controlPlane, anyError })
}
