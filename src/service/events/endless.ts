import { MisuseError } from '../../kernel/errors.ts'
import type { Service } from '../service.ts'

// What is still to be delivered is not, or the next request would go on with it.
export function endless({ state, misuses }: Service, times: number): MisuseError {
  state.events.outbox = []
  const error = new MisuseError(
    `Listeners of events have run for ${times} rounds, each for events that the round before had caused; let a listener respond only to events that it does not cause itself.`,
  )
  misuses.push(error)
  return error
}
