import { findDifference } from '../../kernel/difference.ts'
import type { Fault, FaultOutcome, Stage, StoredRule } from '../../state/fault-rules.ts'

export function outcomeStage(outcome: FaultOutcome): Stage {
  switch (outcome.kind) {
    case 'error':
    case 'hang':
      return 'before'
    case 'connection':
      return outcome.when ?? 'before'
    case 'transition':
      return 'work'
    case 'latency':
    case 'corrupt':
      return 'after'
  }
}

export interface Candidate {
  readonly operation: string
  // In which statuses that may end which the operation starts; undefined if it starts nothing.
  readonly ends: readonly string[] | undefined
  readonly region: string
  readonly at: number
  // In plain data.
  readonly input: object
}

// A list of rules is replaced, never changed.
const selections = new WeakMap<readonly Fault[], Map<string, readonly Fault[]>>()

// The rules that may act on an operation at a stage.
export function selectRules(
  rules: readonly Fault[],
  stage: Stage,
  { operation, ends }: Candidate,
): readonly Fault[] {
  const selected = selections.get(rules) ?? new Map<string, readonly Fault[]>()
  selections.set(rules, selected)
  const name = `${stage}/${operation}`
  const known = selected.get(name)
  if (known !== undefined) return known
  const some = rules.filter(
    (fault) => fault.stage === stage && isAbout(fault.rule, operation, ends),
  )
  selected.set(name, some)
  return some
}

export function matchesRule(rule: StoredRule, { region, at, input }: Candidate): boolean {
  if (rule.region !== undefined && rule.region !== region) return false
  if (!isInWindow(rule, at)) return false
  return rule.input === undefined || isWithin(rule.input, input)
}

// What is plain is compared first: most rules that do not match differ there.
function isWithin(wanted: Readonly<Record<string, unknown>>, input: object): boolean {
  const given = input as Readonly<Record<string, unknown>>
  for (const member in wanted) {
    const value = wanted[member]
    if (typeof value !== 'object' && value !== given[member]) return false
  }
  return findDifference(wanted, given) === undefined
}

export function isInWindow({ from, until }: StoredRule, at: number): boolean {
  return (from === undefined || at >= from) && (until === undefined || at < until)
}

export function isAbout(
  { operation, outcome }: StoredRule,
  name: string,
  ends: readonly string[] | undefined,
): boolean {
  if (operation !== undefined && !operation.includes(name)) return false
  if (outcome.kind !== 'transition') return true
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}
