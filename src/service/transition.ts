import { instantText } from '../kernel/instant.ts'
import type { TransitionRecord } from '../state/state.ts'

/** A change of status. */
export interface Transition extends Omit<TransitionRecord, 'at' | 'calls'> {
  /** When, as ISO 8601 text. */
  readonly at: string
}

export function toTransition(transition: TransitionRecord): Transition {
  const { at, region, resource, id, from, to } = transition
  return { at: instantText(at), region, resource, id, from, to }
}
