import { findDifference } from '../../kernel/difference.ts'
import type { Fault, AnyOutcome, Stage, StoredRule } from '../../state/fault-rules.ts'
import { commonNames } from '../../model/error-names.ts'
import type { Exchange } from '../exchange.ts'

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
  // Undefined of an event.
  readonly exchange: Exchange | undefined
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
  { operation, exchange }: Candidate,
): readonly Fault[] {
  const selection = openSelection(rules, `${stage}/${operation}`)
  for (; selection.seen < rules.length; selection.seen += 1) {
    const fault = rules[selection.seen] as Fault
    if (fault.stage === stage && isAbout(fault.rule, operation, exchange))
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
  { operation, event, outcome, anyError }: StoredRule,
  name: string,
  exchange: Exchange | undefined,
): boolean {
  const names: readonly string[] | undefined = operation ?? event
  if (names !== undefined && !names.includes(name)) return false
  return anyError === true || canHave(exchange, outcome)
}

// Whether an exchange may end so.
export function canHave(exchange: Exchange | undefined, outcome: AnyOutcome): boolean {
  if (outcome.kind === 'error') return mayRaise(exchange, outcome.name)
  if (outcome.kind !== 'transition') return true
  const ends = exchange?.ends
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

// [fault-errors]
export function mayRaise(exchange: Exchange | undefined, name: string): boolean {
  return commonNames.includes(name) || exchange?.errors.includes(name) === true
}
