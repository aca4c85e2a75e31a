import type { FaultOutcome, FaultRule } from '../state/fault-rules.ts'
import type { OperationName } from '../model/healthlake/infer.ts'
import type { Exchange, Exchanges } from '../service/exchange.ts'
import type { Reached } from './watch.ts'
import { outcomeStage } from '../service/faults/match.ts'
import type { Call } from '../service/history/calls.ts'

export interface InjectedFault extends FaultRule {
  readonly outcome: FaultOutcome
}

interface Candidate {
  // The number of the call that it is for.
  readonly call: number
  readonly rule: InjectedFault
}

export function listCandidates(
  exchanges: Exchanges,
  calls: readonly Call[],
  reached: Reached,
  outcomes: readonly FaultOutcome[] | undefined,
): InjectedFault[] {
  const called = new Set(calls.map(({ operation }) => operation))
  const candidates = [...called].flatMap((operation) => {
    const exchange = exchanges[operation] as Exchange
    const some = calls.filter((call) => call.operation === operation)
    return (outcomes ?? defaultOutcomes(exchange))
      .filter((outcome) => canHave(exchange, outcome))
      .flatMap((outcome) => [
        ...(outcome.kind !== 'transition' && some.some(retries)
          ? candidatesAt(some, reached, operation, 'attempt', outcome)
          : []),
        ...candidatesAt(some, reached, operation, 'call', outcome),
      ])
  })
  return candidates.toSorted((a, b) => a.call - b.call).map(({ rule }) => rule)
}

function candidatesAt(
  calls: readonly Call[],
  reached: Reached,
  operation: string,
  per: 'call' | 'attempt',
  outcome: FaultOutcome,
): Candidate[] {
  // What answers at once cannot hang.
  const atOnce = new Set(
    calls
      .filter(({ door }) => door === 'execute' || door === 'fhir')
      .map(({ sequence }) => sequence),
  )
  const numbers = calls.flatMap(({ sequence, attempts }) =>
    per === 'call' ? [sequence] : attempts.map(() => sequence),
  )
  const count = reached.count(operation, outcomeStage(outcome), per)
  return Array.from({ length: count }, (_, skip) => ({
    call: numbers[Math.min(skip, numbers.length - 1)] ?? 0,
    rule: {
      operation: operation as OperationName,
      ...(per === 'call' ? {} : { per }),
      ...(skip === 0 ? {} : { skip }),
      outcome,
    },
  })).filter(({ call }) => outcome.kind !== 'hang' || !atOnce.has(call))
}

// Every error of the model and one of the network's; latency and an empty answer only on request.
function defaultOutcomes({ errors, ends }: Exchange): FaultOutcome[] {
  return [
    ...[...errors, 'ServiceUnavailable'].map((name) => ({ kind: 'error' as const, name })),
    { kind: 'connection', code: 'ECONNRESET', when: 'before' },
    { kind: 'connection', code: 'ECONNRESET', when: 'after' },
    { kind: 'corrupt', body: 'truncated' },
    { kind: 'hang' },
    ...(ends ?? []).map((to) => ({ kind: 'transition' as const, to })),
    ...(ends === undefined ? [] : [{ kind: 'transition' as const, after: Infinity }]),
  ]
}

function canHave({ ends }: Exchange, outcome: FaultOutcome): boolean {
  if (outcome.kind !== 'transition') return true
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

function retries({ door }: Call): boolean {
  return door === 'client' || door === 'fetch' || door === 'http'
}
