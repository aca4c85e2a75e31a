import { readRule } from '../service/faults/read-rule.ts'
import {
  createFault,
  type AnyOutcome,
  type Fault,
  type FaultOutcome,
  type FaultRule,
} from '../state/fault-rules.ts'
import type { Exchange } from '../service/exchange.ts'
import type { Service } from '../service/service.ts'
import type { FakeHealthLake } from '../clients/fake.ts'
import type { OperationName } from '../model/healthlake/infer.ts'
import { outcomeStage } from '../service/injection/match.ts'
import type { Call } from '../service/history/calls.ts'

export interface Guard {
  isReached(): boolean
  remove(): void
}

export function limitCalls(service: Service, most: number): Guard {
  const guard = createRule(service, 0, { skip: most, times: 'always', outcome: { kind: 'hang' } })
  const { state } = service
  state.faults.rules = [guard, ...state.faults.rules]
  return { isReached: () => guard.used > 0, remove: () => removeRules(service, [guard]) }
}

export interface Reached {
  count(operation: string, outcome: FaultOutcome, per: 'call' | 'attempt'): number
  isIntact(): boolean
  remove(): void
}

const PROBE_IDS = 2 ** 40
// One for each way to count: entries of bundles count only with errors, writes only with transitions that end as usual.
function probesFor({ ends }: Exchange): readonly FaultOutcome[] {
  const [to] = ends ?? []
  return [
    { kind: 'error', name: 'ServiceUnavailable' },
    { kind: 'hang' },
    { kind: 'latency', duration: 0 },
    ...(ends === undefined ? [] : [{ kind: 'transition' as const, after: 0 }]),
    ...(to === undefined ? [] : [{ kind: 'transition' as const, to }]),
  ]
}

function countsLike(one: AnyOutcome, other: AnyOutcome): boolean {
  if (outcomeStage(one) !== outcomeStage(other)) return false
  if (one.kind === 'transition' && other.kind === 'transition') {
    return (one.to === undefined) === (other.to === undefined)
  }
  return (one.kind === 'error') === (other.kind === 'error')
}

export function countReached(service: Service): Reached {
  const rules = Object.entries(service.exchanges).flatMap(([name, exchange]) => {
    const operation = name as OperationName
    return probesFor(exchange).flatMap((outcome) => [
      { operation, outcome, per: 'call' as const },
      { operation, outcome, per: 'attempt' as const },
    ])
  })
  const probes = rules.map((rule, index) =>
    createRule(service, PROBE_IDS + index, {
      ...rule,
      skip: Number.MAX_SAFE_INTEGER,
      times: 'always',
    }),
  )
  const { state } = service
  state.faults.rules = [...state.faults.rules, ...probes]
  return {
    count(operation, outcome, per) {
      const probe = probes.find(
        ({ rule }) =>
          rule.operation?.[0] === operation &&
          rule.per === per &&
          countsLike(rule.outcome, outcome),
      )
      return probe?.matched ?? 0
    },
    isIntact: () => probes.every((probe) => service.state.faults.rules.includes(probe)),
    remove: () => removeRules(service, probes),
  }
}

export function callsSince({ history }: FakeHealthLake, before: number): Call[] {
  return history.filter(({ sequence }) => sequence > before)
}

function createRule({ state, exchanges }: Service, id: number, given: FaultRule): Fault {
  const since = state.history.calls
  // No chance is drawn from it.
  const stream = 'explore'
  const rule = readRule(given, exchanges, state.now)
  const stage = outcomeStage(rule.outcome)
  return createFault({ id, rule, stage, stream, since, used: 0, matched: 0, unlinked: 0 })
}

function removeRules({ state }: Service, own: readonly Fault[]): void {
  state.faults.rules = state.faults.rules.filter((fault) => !own.includes(fault))
}
