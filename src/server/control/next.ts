import { instantText } from '../../kernel/instant.ts'
import type { Service } from '../../service/service.ts'
import { transitionKey } from '../../state/state.ts'
import type { ScheduledTransition } from '../../state/transitions.ts'

export interface Next {
  readonly at: string
  readonly to: string
}

// What is scheduled for a data store or job; undefined if nothing is.
export function nextOf(
  { state }: Service,
  of: Pick<ScheduledTransition, 'region' | 'resource' | 'id'>,
): Next | undefined {
  const entry = state.transitions.get(transitionKey(of))
  return entry === undefined ? undefined : { at: instantText(entry.at), to: entry.to }
}
