import { draw, toFraction } from '../../kernel/random.ts'
import type { Context } from '../../features/context/context.ts'
import { findRules } from './rule-index.ts'
import { matches, type Candidate, type Stage } from './match.ts'
import type { Decisions, Fault, FaultOutcome } from '../../state/fault-rules.ts'

export interface FaultContext extends Candidate {
  // What rules decided about earlier attempts of the same call, by rule id.
  readonly decisions: Decisions
}

export interface Injection {
  readonly id: number
  readonly outcome: FaultOutcome
}

export function injectFault(
  { state }: Context,
  attempted: FaultContext,
  stage: Stage,
): Injection | undefined {
  for (const fault of findRules(state.faults.rules, stage, attempted)) {
    if (strikes(fault, attempted, state.seed)) {
      return { id: fault.id, outcome: fault.rule.outcome }
    }
  }
  return undefined
}

// A rule for calls decides once, at the first attempt of a call that it matches.
function strikes(fault: Fault, attempted: FaultContext, seed: number): boolean {
  const { rule, id } = fault
  const { decisions } = attempted
  const decided = decisions.size > 0 ? decisions.get(id) : undefined
  if (decided !== undefined) return decided
  if (fault.used >= rule.times || !matches(rule, attempted)) return false
  const decision = decide(fault, seed)
  if (rule.per === 'call') decisions.set(id, decision)
  return decision
}

function decide(fault: Fault, seed: number): boolean {
  const { rule, stream } = fault
  fault.matched += 1
  if (fault.matched <= rule.skip) return false
  const lucky =
    rule.probability === 1 || toFraction(draw(seed, stream, fault.matched)) < rule.probability
  if (lucky) fault.used += 1
  return lucky
}
