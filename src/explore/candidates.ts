import type { FaultOutcome } from '../state/fault-rules.ts'
import { isFhirInteraction } from '../model/fhir/interactions.ts'
import type { AnyOperation } from '../model/operation-names.ts'
import type { Exchange, Exchanges } from '../service/exchange.ts'
import type { Service } from '../service/service.ts'
import type { Call } from '../service/history/calls.ts'
import { candidatesOfEntries } from './entries.ts'
import { canHave } from '../service/injection/match.ts'
import type { Wanted } from './options.ts'
import { defaultOutcomes, mayApply, type Candidate, type InjectedFault } from './outcomes.ts'
import { isSearch, listUnits, startsSomething, type Unit } from './units.ts'
import type { Reached } from './watch.ts'

export function listCandidates(
  { exchanges, settings }: Pick<Service, 'exchanges' | 'settings'>,
  calls: readonly Call[],
  reached: Reached,
  { outcomes, anyError = false }: Wanted,
): InjectedFault[] {
  const units = listUnits(calls)
  const lastSearch = units.findLast(isSearch)?.call.sequence ?? 0
  const outcomesOf = (operation: string): readonly FaultOutcome[] => {
    const exchange = exchanges[operation] as Exchange
    const some = outcomes ?? defaultOutcomes(operation, exchange, settings.assumptions)
    return some.filter(
      (outcome) => canHave(exchange, outcome) || (anyError && outcome.kind === 'error'),
    )
  }
  const called = new Set(calls.map(({ operation }) => operation))
  const ofCalls = [...called].flatMap((operation) => {
    const some = units.filter((unit) => unit.operation === operation)
    return outcomesOf(operation).flatMap((outcome) => [
      ...(outcome.kind !== 'transition' && some.some(retries)
        ? candidatesAt(some, reached, 'attempt', outcome, lastSearch)
        : []),
      ...candidatesAt(some, reached, 'call', outcome, lastSearch),
    ])
  })
  return [...ofCalls, ...candidatesOfEntries(units, outcomesOf)]
    .toSorted((a, b) => a.call - b.call)
    .map(({ rule }) => permitted(rule, exchanges))
}

function permitted(rule: InjectedFault, exchanges: Exchanges): InjectedFault {
  const exchange = exchanges[rule.operation as AnyOperation]
  return canHave(exchange, rule.outcome) ? rule : { ...rule, anyError: true }
}

// Of an operation.
function candidatesAt(
  units: readonly Unit[],
  reached: Reached,
  per: 'call' | 'attempt',
  outcome: FaultOutcome,
  lastSearch: number,
): Candidate[] {
  const operation = units[0]?.operation as AnyOperation
  const counted = units
    .filter((unit) => isCounted(unit, outcome))
    .flatMap((unit) => (per === 'call' ? [unit] : unit.call.attempts.map(() => unit)))
  const count = reached.count(operation, outcome, per)
  return Array.from({ length: count }, (_, skip) => skip).flatMap((skip) => {
    const unit = counted[Math.min(skip, counted.length - 1)] as Unit
    if (unit.isEntry || !mayApply(unit, outcome, lastSearch)) return []
    const rule = {
      operation,
      ...(per === 'call' ? {} : { per }),
      ...(skip === 0 ? {} : { skip }),
      outcome,
    }
    return [{ call: unit.call.sequence, rule }]
  })
}

// Errors also count entries of bundles, which have rules of their own. A call that was refused starts nothing.
function isCounted(unit: Unit, outcome: FaultOutcome): boolean {
  const { call, isEntry } = unit
  if (outcome.kind !== 'transition') return outcome.kind === 'error' || !isEntry
  if (isEntry || call.error !== undefined) return false
  return outcome.to === undefined || startsSomething(unit)
}

// Whether a call may have several attempts; each request to a FHIR endpoint is a call of its own.
function retries({ call: { door }, operation }: Unit): boolean {
  const mayRetry = door === 'client' || door === 'fetch' || door === 'http'
  return mayRetry && !isFhirInteraction(operation)
}
