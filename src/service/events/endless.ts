import { MisuseError } from '../../kernel/errors.ts'
import type { Service } from '../service.ts'

// What is still to be delivered is not, or the next request would go on with it.
export function endless({ state, misuses }: Service, times: number): MisuseError {
  state.events.outbox = []
  const error = new MisuseError(
    `Listeners of events have gone on for ${times} rounds, each because of an event that the one before had led to; let a listener go on only from events that it does not cause itself.`,
  )
  misuses.push(error)
  return error
}
