import { controlPlane } from '../../service/operations.ts'
import * as fc from 'fast-check'
import { readOutcome } from '../../service/faults/read-outcome.ts'
import type { ErrorName } from '../../model/error-names.ts'
import type { FaultOutcome, FaultRule } from '../../state/fault-rules.ts'
import { MisuseError } from '../../kernel/errors.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { startedBy, type Started } from '../../model/life-cycles.ts'
import { operations } from '../../model/healthlake/operations.ts'

type Kind = FaultOutcome['kind']

export type Wanted = Kind | FaultOutcome

// The kinds that a program gets over, or fails by, in finite time; the more often they strike, the earlier.
export const usualKinds: readonly Kind[] = [
  'error',
  'connection',
  'transition',
  'latency',
  'corrupt',
]

export function outcomesFor(
  operation: OperationName | undefined,
  wanted: readonly Wanted[],
  anyError: boolean,
): fc.Arbitrary<FaultRule['outcome']> | undefined {
  const possible = wanted.flatMap((one) =>
    typeof one === 'string' ? outcomesOfKind(one, operation) : certain(one, operation, anyError),
  )
  return possible.length === 0 ? undefined : fc.oneof({ withCrossShrink: true }, ...possible)
}

function certain(
  outcome: FaultOutcome,
  operation: OperationName | undefined,
  anyError: boolean,
): readonly fc.Arbitrary<FaultOutcome>[] {
  return isPossible(outcome, operation, anyError) ? [fc.constant(outcome)] : []
}

function isPossible(
  outcome: FaultOutcome,
  operation: OperationName | undefined,
  anyError: boolean,
): boolean {
  const about = operation === undefined ? {} : { operation: [operation] }
  try {
    readOutcome(outcome, 'faultRules', { exchanges: controlPlane, anyError, ...about })
    return true
  } catch (error) {
    if (error instanceof MisuseError) return false
    throw error
  }
}

const plain = { noNullPrototype: true }

function outcomesOfKind(
  kind: Kind,
  operation: OperationName | undefined,
): readonly fc.Arbitrary<FaultRule['outcome']>[] {
  switch (kind) {
    case 'error':
      return [fc.constantFrom(...errorNames(operation))]
    case 'connection':
      return [
        fc.record(
          {
            kind: fc.constant(kind),
            code: fc.constantFrom('ECONNRESET', 'ETIMEDOUT', 'ECONNREFUSED'),
            when: fc.constantFrom('before', 'after'),
          },
          plain,
        ),
      ]
    case 'corrupt':
      return [
        fc.record(
          { kind: fc.constant(kind), body: fc.constantFrom('empty', 'truncated', 'not-json') },
          plain,
        ),
      ]
    case 'latency':
      return [fc.record({ kind: fc.constant(kind), duration: durations }, plain)]
    case 'hang':
      return [fc.constant({ kind })]
    case 'transition':
      return transitions(operation)
  }
}

function errorNames(operation: OperationName | undefined): readonly ErrorName[] {
  const modelled: readonly ErrorName[] =
    operation === undefined
      ? ['ThrottlingException', 'InternalServerException']
      : operations[operation].errors
  return [...modelled, 'ServiceUnavailable']
}

const durations = fc.integer({ min: 1, max: 120 }).map((seconds) => ({ seconds }))

function transitions(operation: OperationName | undefined): readonly fc.Arbitrary<FaultOutcome>[] {
  if (operation === undefined || !(operation in startedBy)) return []
  const kind = fc.constant('transition' as const)
  const ends = startedBy[operation as Started]
  const late = fc.record({ kind, after: durations }, plain)
  if (ends.length === 0) return [late]
  const otherwise = fc.record(
    {
      kind,
      to: fc.constantFrom(...ends),
      after: durations,
      category: fc.constantFrom('RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'),
    },
    { ...plain, requiredKeys: ['kind', 'to'] },
  )
  return [otherwise, late]
}
