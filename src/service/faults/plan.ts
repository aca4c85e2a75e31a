import type { AttemptTransition } from '../../state/calls.ts'
import type { OutcomeOf } from '../../state/fault-rules.ts'
import type { TransitionPlan } from '../../state/transitions.ts'

export function toTransitionPlan(outcome: OutcomeOf<'transition'>): TransitionPlan {
  const { to, after, message, category = 'NON_RETRYABLE_ERROR' } = outcome
  const plan = after === undefined ? {} : { after: after as number }
  if (to === undefined) return plan
  const ErrorMessage = message ?? 'A fault rule ended it so.'
  return { ...plan, to, cause: { ErrorMessage, ErrorCategory: category } }
}

export function describeEnd({
  to,
  after,
}: OutcomeOf<'transition'>): Pick<AttemptTransition, 'to' | 'never'> {
  if (after === Infinity) return { never: true }
  return to === undefined ? {} : { to }
}
