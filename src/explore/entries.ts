import type { FaultOutcome } from '../state/fault-rules.ts'
import type { AnyOperation } from '../model/operation-names.ts'
import { mayApply, type Candidate } from './outcomes.ts'
import type { Unit } from './units.ts'

// How many of the first and of the last similar entries of a batch are tried.
const FEW = 5

// The errors of single entries of batches. Those of a transaction fail together, as the call does.
export function candidatesOfEntries(
  units: readonly Unit[],
  outcomesOf: (operation: string) => readonly FaultOutcome[],
): readonly Candidate[] {
  const targets = countedTargets(units).filter(({ unit }) => unit.isOfBatch)
  return firstAndLast(targets).flatMap((target) =>
    outcomesOf(target.unit.operation)
      .filter((outcome) => outcome.kind === 'error' && mayApply(target.unit, outcome, 0))
      .map((outcome) => toCandidate(target, outcome)),
  )
}

interface Target {
  readonly unit: Unit
  // How many came before that a rule for it matches as well.
  readonly skip: number
}

function countedTargets(units: readonly Unit[]): readonly Target[] {
  const counts = new Map<string, number>()
  return units.map((unit) => {
    const ofType = nameOf(unit)
    const own = unit.input.Id === undefined ? ofType : `${ofType}/${unit.input.Id}`
    const skip = counts.get(own) ?? 0
    for (const name of new Set([ofType, own])) counts.set(name, (counts.get(name) ?? 0) + 1)
    return { unit, skip }
  })
}

function nameOf({ operation, input: { ResourceType } }: Unit): string {
  return `${operation} ${ResourceType}`
}

function firstAndLast(targets: readonly Target[]): readonly Target[] {
  const alike = new Map<string, Target[]>()
  for (const target of targets) {
    const { call } = target.unit
    const key = `${call.sequence} ${nameOf(target.unit)}`
    const group = alike.get(key) ?? []
    alike.set(key, group)
    group.push(target)
  }
  const groups = [...alike.values()]
  const tried = new Set(groups.flatMap((group) => [...group.slice(0, FEW), ...group.slice(-FEW)]))
  return targets.filter((target) => tried.has(target))
}

function toCandidate({ unit, skip }: Target, outcome: FaultOutcome): Candidate {
  const { call, operation, input } = unit
  const { ResourceType, Id } = input
  return {
    call: call.sequence,
    rule: {
      operation: operation as AnyOperation,
      input: { ResourceType, ...(Id === undefined ? {} : { Id }) },
      ...(skip === 0 ? {} : { skip }),
      outcome,
    },
  }
}
