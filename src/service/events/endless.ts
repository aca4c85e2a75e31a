import { MisuseError } from '../../kernel/errors.ts'
import type { Service } from '../service.ts'

// How many events may be handed to listeners in one go, and how many more for each thing in progress when it begins:
// where an event leads to several, rounds grow faster than they are counted.
const MOST_EVENTS = 20_000
const MOST_EACH = 10

// Does what may hand events on, and within that more of it; all of it may hand on so many.
export function inOneGo<T>(service: Service, work: () => T): T {
  const { listening, state } = service
  if (listening.left !== undefined) return work()
  const { outbox, late } = state.events
  listening.left = MOST_EVENTS + MOST_EACH * (outbox.length + late.size + state.transitions.size)
  try {
    return work()
  } finally {
    listening.left = undefined
  }
}

// Counts one that is handed on in that one go, and those that wait for it to be over.
export function countHanded(service: Service): void {
  const { listening, state } = service
  const left = (listening.left as number) - 1
  listening.left = left
  if (state.events.outbox.length <= left) return
  throw endless(service, `have caused more than ${MOST_EVENTS} events in one go`)
}

// What is still to be delivered is not, or the next request would go on with it. Told once, however many promises go on.
function endless(service: Service, what: string): MisuseError {
  const { misuses, state } = service
  state.events.outbox = []
  const message = `Listeners of events ${what}; let a listener respond only to events that it does not cause itself.`
  const known = misuses.find((misuse) => misuse.message === message)
  if (known !== undefined) return known
  const error = new MisuseError(message)
  misuses.push(error)
  return error
}

export function endlessRounds(service: Service, times: number): MisuseError {
  return endless(
    service,
    `have run for ${times} rounds, each for events that the round before had caused`,
  )
}
