import type { Plain } from '../../model/healthlake/infer.ts'
import type { AttemptTransition } from '../../state/calls.ts'
import type { OutcomeOf } from '../../state/fault-rules.ts'

/** How something that was started ends, where that is not as usual. */
export interface TransitionPlan {
  readonly to?: string
  /** Milliseconds. */
  readonly after?: number
  /** Why it fails. */
  readonly cause?: Plain<'ErrorCause'>
}

/**
 * Makes a plan of what a rule asks for.
 *
 * @param outcome The rule's outcome, checked
 * @returns The plan
 */
export function toTransitionPlan(outcome: OutcomeOf<'transition'>): TransitionPlan {
  const { to, after, message, category = 'NON_RETRYABLE_ERROR' } = outcome
  const plan = after === undefined ? {} : { after: after as number }
  if (to === undefined) return plan
  const ErrorMessage = message ?? 'A fault rule ended it so.'
  return { ...plan, to, cause: { ErrorMessage, ErrorCategory: category } }
}

/**
 * Tells what such a rule leads to, for the history.
 *
 * @param outcome The rule's outcome, checked
 * @returns The status in which what was started ends, or that it never does
 */
export function endOf({
  to,
  after,
}: OutcomeOf<'transition'>): Pick<AttemptTransition, 'to' | 'never'> {
  if (after === Infinity) return { never: true }
  return to === undefined ? {} : { to }
}
