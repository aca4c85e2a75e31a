import { findDifference } from '../../kernel/difference.ts'
import type { Fault, AnyOutcome, Stage, StoredRule } from '../../state/fault-rules.ts'

export function outcomeStage(outcome: AnyOutcome): Stage {
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
    case 'event':
      return 'event'
  }
}

type Members = Readonly<Record<string, unknown>>

export interface Candidate {
  // Of an event, its type.
  readonly operation: string
  // In which statuses that may end which the operation starts; undefined if it starts nothing.
  readonly ends: readonly string[] | undefined
  readonly region: string
  readonly at: number
  // In plain data; of an event, its detail.
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
  const wanted = wantedBy(rule)
  return wanted === undefined || isWithin(wanted, input)
}

export function wantedBy({ input, detail }: StoredRule): Members | undefined {
  return input ?? (detail as Members | undefined)
}

// What is plain is compared first: most rules that do not match differ there.
function isWithin(wanted: Members, input: object): boolean {
  const given = input as Members
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
  { operation, event, outcome }: StoredRule,
  name: string,
  ends: readonly string[] | undefined,
): boolean {
  const names: readonly string[] | undefined = operation ?? event
  if (names !== undefined && !names.includes(name)) return false
  if (outcome.kind !== 'transition') return true
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}
