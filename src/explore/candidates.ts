import type { FaultOutcome, FaultRule } from '../core/faults/rule.ts'
import type { Call } from '../core/history/history.ts'
import type { OperationName } from '../spec/infer.ts'
import { startedBy, type Started } from '../spec/lifecycle.ts'
import { operations } from '../spec/operations.ts'

/**
 * Lists the faults to try: every outcome at every call of the fault-free run, once for all attempts of the call, and
 * once for a single attempt where the client retries.
 *
 * @param calls The calls of the fault-free run
 * @param outcomes The outcomes to try (default: all that an operation can have)
 * @returns The rules, in order of the calls
 */
export function candidatesFor(
  calls: readonly Call[],
  outcomes: readonly FaultOutcome[] | undefined,
): FaultRule[] {
  const seen = new Map<string, { calls: number; attempts: number }>()
  return calls.flatMap((call) => {
    const operation = call.operation as OperationName
    const before = seen.get(operation) ?? { calls: 0, attempts: 0 }
    seen.set(operation, {
      calls: before.calls + 1,
      attempts: before.attempts + call.attempts.length,
    })
    const possible = (outcomes ?? outcomesOf(operation)).filter((outcome) =>
      isPossible(operation, outcome),
    )
    return possible.flatMap((outcome): FaultRule[] => {
      const whole: FaultRule = { operation, skip: before.calls, outcome }
      const single: FaultRule = { operation, per: 'attempt', skip: before.attempts, outcome }
      return retries(call) && isOfAttempts(outcome) ? [single, whole] : [whole]
    })
  })
}

function outcomesOf(operation: OperationName): FaultOutcome[] {
  const errors = [...operations[operation].errors, 'ServiceUnavailable']
  const ends: readonly string[] | undefined = startedBy[operation as Started]
  return [
    ...errors.map((name) => ({ kind: 'error' as const, name })),
    { kind: 'connection', code: 'ECONNRESET', when: 'before' },
    { kind: 'connection', code: 'ECONNRESET', when: 'after' },
    { kind: 'corrupt', body: 'truncated' },
    { kind: 'hang' },
    ...(ends ?? []).map((to) => ({ kind: 'transition' as const, to })),
    ...(ends === undefined ? [] : [{ kind: 'transition' as const, after: Infinity }]),
  ]
}

function isPossible(operation: OperationName, outcome: FaultOutcome): boolean {
  if (outcome.kind !== 'transition') return true
  const ends: readonly string[] | undefined = startedBy[operation as Started]
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

// What a call starts, it starts once, however many attempts it took.
function isOfAttempts({ kind }: FaultOutcome): boolean {
  return kind !== 'transition'
}

function retries({ door }: Call): boolean {
  return door === 'client' || door === 'fetch' || door === 'http'
}
