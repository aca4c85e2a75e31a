import { findDifference } from '../../kernel/difference.ts'
import { startedBy, type Started } from '../../model/life-cycles.ts'
import type { FaultOutcome, Stage, StoredRule } from '../../state/fault-rules.ts'

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

export function matchesRule(rule: StoredRule, candidate: Candidate): boolean {
  const { region, input } = rule
  if (!isAbout(rule, candidate.operation)) return false
  if (region !== undefined && region !== candidate.region) return false
  if (!isInWindow(rule, candidate.at)) return false
  return input === undefined || findDifference(input, candidate.input) === undefined
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
