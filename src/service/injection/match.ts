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

interface Selection {
  // How many of the list were looked at.
  seen: number
  readonly selected: Fault[]
}

// A list of rules is added to at its end, or replaced.
const selections = new WeakMap<readonly Fault[], Map<string, Selection>>()

// The rules that may act on an operation at a stage.
export function selectRules(
  rules: readonly Fault[],
  stage: Stage,
  { operation, ends }: Candidate,
): readonly Fault[] {
  const selection = openSelection(rules, `${stage}/${operation}`)
  for (; selection.seen < rules.length; selection.seen += 1) {
    const fault = rules[selection.seen] as Fault
    if (fault.stage === stage && isAbout(fault.rule, operation, ends))
      selection.selected.push(fault)
  }
  return selection.selected
}

function openSelection(rules: readonly Fault[], name: string): Selection {
  const byName = selections.get(rules) ?? new Map<string, Selection>()
  selections.set(rules, byName)
  const selection = byName.get(name) ?? { seen: 0, selected: [] }
  byName.set(name, selection)
  return selection
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
