import { draw, toFraction } from '../../kernel/random.ts'
import type { Context } from '../../features/context/context.ts'
import { matchesRule, type Candidate } from './match.ts'
import type { Decisions, Fault, FaultOutcome, Stage } from '../../state/fault-rules.ts'

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
  context: FaultContext,
  stage: Stage,
): Injection | undefined {
  for (const fault of state.faults.rules) {
    if (fault.stage === stage && strikes(fault, context, state.seed)) {
      return { id: fault.id, outcome: fault.rule.outcome }
    }
  }
  return undefined
}

// A rule for calls decides once, at the first attempt of a call that it matches.
function strikes(fault: Fault, context: FaultContext, seed: number): boolean {
  const { rule, id } = fault
  const { decisions } = context
  const decided = decisions.size > 0 ? decisions.get(id) : undefined
  if (decided !== undefined) return decided
  if (fault.used >= rule.times || !matchesRule(rule, context)) return false
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
