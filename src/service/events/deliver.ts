import { MisuseError } from '../../kernel/errors.ts'
import type { EventRecord } from '../../state/events.ts'
import type { OutcomeOf } from '../../state/fault-rules.ts'
import { nextSequence } from '../../features/context/context.ts'
import type { Service } from '../service.ts'
import { injectFault } from '../injection/inject.ts'
import { endlessRounds, inOneGo } from './endless.ts'
import { hand } from './hand.ts'

// How many times over what listeners do may be told to listeners, all in one instant.
export const MOST_ROUNDS = 1000

// Hands what was told to those who listen [event-order]. Nothing while a request is carried out or a listener runs:
// then it goes out afterwards.
export function deliverEvents(service: Service): void {
  if (service.listening.isBusy || service.state.events.outbox.length === 0) return
  inOneGo(service, () => withoutDelivery(service, () => deliverRounds(service)))
}

function deliverRounds(service: Service): void {
  for (let round = 0; service.state.events.outbox.length > 0; round += 1) {
    if (round === MOST_ROUNDS) throw endlessRounds(service, MOST_ROUNDS)
    deliverRound(service)
  }
}

function deliverRound(service: Service): void {
  const { events } = service.state
  const outgoing = events.outbox
  events.outbox = []
  for (const { event, isDecided = false } of outgoing) {
    for (const each of isDecided ? [event] : decide(service, event)) hand(service, each)
  }
}

// What is handed out where an event would be: itself, unless a fault rule strikes it, and what was kept back until now.
function decide(service: Service, event: EventRecord): readonly EventRecord[] {
  const { events } = service.state
  const { held } = events
  events.held = []
  const outcome = strike(service, event)
  if (outcome === undefined) return [event, ...held]
  switch (outcome.delivery) {
    case 'lost':
      return held
    case 'twice':
      return [event, event, ...held]
    case 'late':
      events.late.add({
        at: event.at + (outcome.by as number),
        sequence: nextSequence(service),
        event,
      })
      return held
    case 'reordered':
      events.held.push(event)
      return held
  }
}

function strike(service: Service, event: EventRecord): OutcomeOf<'event'> | undefined {
  if (service.state.faults.rules.length === 0) return undefined
  const { type: operation, region, at, detail: input } = event
  const about = { operation, exchange: undefined, region, at, input }
  const context = { ...about, isUnlinked: false, decisions: new Map() }
  return injectFault(service, context, 'event')?.outcome as OutcomeOf<'event'> | undefined
}

// Does something during which no listener is called.
export function withoutDelivery<T>({ listening }: Service, work: () => T): T {
  const before = listening.isBusy
  listening.isBusy = true
  try {
    return work()
  } finally {
    listening.isBusy = before
  }
}

// Under the feet of a listener the state is not replaced.
export function assertNotDelivering({ listening }: Service, name: string): void {
  if (!listening.isBusy) return
  throw new MisuseError(
    `${name}: a listener called it while events are being delivered; call it after that, or in the listener after an await.`,
  )
}
