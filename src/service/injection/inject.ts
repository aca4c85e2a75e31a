import { draw, toFraction } from '../../kernel/random.ts'
import type { Context } from '../../features/context/context.ts'
import { matchesRule, selectRules, type Candidate } from './match.ts'
import type { AttemptTransition } from '../../state/calls.ts'
import type { Decisions, Fault, AnyOutcome, OutcomeOf, Stage } from '../../state/fault-rules.ts'
import type { TransitionPlan } from '../../state/transitions.ts'

export interface FaultContext extends Candidate {
  // What rules decided about earlier attempts of the same call, by rule id.
  readonly decisions: Decisions
  // That it may be an attempt of a call, and nothing tells of which.
  readonly isUnlinked: boolean
}

export interface Injection {
  readonly id: number
  readonly outcome: AnyOutcome
}

export function injectFault(
  { state }: Context,
  context: FaultContext,
  stage: Stage,
  isWanted: (outcome: AnyOutcome) => boolean = () => true,
): Injection | undefined {
  for (const fault of selectRules(state.faults.rules, stage, context)) {
    if (isWanted(fault.rule.outcome) && decideOnce(fault, context, state.seed)) {
      return { id: fault.id, outcome: fault.rule.outcome }
    }
  }
  return undefined
}

// A rule for calls decides once, at the first attempt of a call that it matches.
function decideOnce(fault: Fault, context: FaultContext, seed: number): boolean {
  const { rule, id } = fault
  const { decisions } = context
  const decided = decisions.size > 0 ? decisions.get(id) : undefined
  if (decided !== undefined) return decided
  if (fault.used >= rule.times || !matchesRule(rule, context)) return false
  const decision = decide(fault, seed)
  if (rule.per === 'call') {
    decisions.set(id, decision)
    if (decision && context.isUnlinked) fault.unlinked += 1
  }
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

// How what the request starts shall end.
export function toTransitionPlan(outcome: OutcomeOf<'transition'>): TransitionPlan {
  const { to, after, category = 'NON_RETRYABLE_ERROR' } = outcome
  const plan = after === undefined ? {} : { after: after as number }
  if (to === undefined) return plan
  return { ...plan, to, cause: { ErrorMessage: reasonOf(outcome), ErrorCategory: category } }
}

export function reasonOf({ message }: OutcomeOf<'transition'>): string {
  return message ?? 'A fault rule caused this end.'
}

export function describeEnd({
  to,
  after,
}: OutcomeOf<'transition'>): Omit<AttemptTransition, 'rule'> {
  if (after === Infinity) return { never: true }
  const end = to === undefined ? {} : { to }
  return after === undefined ? end : { ...end, after: after as number }
}
