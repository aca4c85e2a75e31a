import { startedBy, type Started } from '../../model/life-cycles.ts'
import type { FaultOutcome, StoredRule } from '../../state/fault-rules.ts'

// When an outcome acts: before the work, on it, or after it.
export type Stage = 'before' | 'work' | 'after'

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
  readonly region: string
  readonly at: number
  // In plain data.
  readonly input: object
}

export function matches(rule: StoredRule, candidate: Candidate): boolean {
  const { region, input } = rule
  if (region !== undefined && region !== candidate.region) return false
  if (!isInWindow(rule, candidate.at)) return false
  return input === undefined || differingMember(input, candidate.input) === undefined
}

export function isInWindow({ from, until }: StoredRule, at: number): boolean {
  return (from === undefined || at >= from) && (until === undefined || at < until)
}

export function isAbout({ operation, outcome }: StoredRule, name: string): boolean {
  if (operation !== undefined && !operation.includes(name)) return false
  if (outcome.kind !== 'transition') return true
  const ends: readonly string[] | undefined = startedBy[name as Started]
  return ends !== undefined && (outcome.to === undefined || ends.includes(outcome.to))
}

// A wanted value that is no object is one that differs.
export function differingMember(wanted: unknown, given: unknown, path = ''): string | undefined {
  if (!isNode(wanted) || !isNode(given) || isOtherList(wanted, given)) return path
  for (const member in wanted) {
    const value = wanted[member]
    if (isNode(value) || value !== given[member]) {
      const at = path === '' ? member : `${path}.${member}`
      const inside = differingMember(value, given[member], at)
      if (inside !== undefined) return inside
    }
  }
  return undefined
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isOtherList(wanted: object, given: object): boolean {
  return Array.isArray(wanted) && (!Array.isArray(given) || given.length !== wanted.length)
}
