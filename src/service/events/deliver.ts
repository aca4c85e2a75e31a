import { MisuseError } from '../../kernel/errors.ts'
import { LAST_INSTANT } from '../../kernel/instant.ts'
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
  events.underway = events.outbox.toReversed()
  events.outbox = []
  try {
    for (let next = events.underway.pop(); next !== undefined; next = events.underway.pop()) {
      const { event, isDecided = false } = next
      const [first, ...rest] = withHeld(service, isDecided ? [event] : decide(service, event))
      for (const each of rest.toReversed()) events.underway.push({ event: each, isDecided: true })
      if (first !== undefined) hand(service, first)
    }
  } finally {
    events.underway = []
  }
}

// What was kept back comes after the next that is handed out.
function withHeld({ state }: Service, delivered: readonly EventRecord[]): readonly EventRecord[] {
  const { events } = state
  if (delivered.length === 0 || events.held.length === 0) return delivered
  const { held } = events
  events.held = []
  return [...delivered, ...held]
}

// What is handed out now where an event would be: itself, unless a fault rule strikes it.
function decide(service: Service, event: EventRecord): readonly EventRecord[] {
  const { events } = service.state
  const outcome = strike(service, event)
  if (outcome === undefined) return [event]
  switch (outcome.delivery) {
    case 'lost':
      return []
    case 'twice':
      return [event, event]
    case 'late':
      delay(service, event, outcome.by as number)
      return []
    case 'reordered':
      // Two that were both kept back would come in order.
      if (events.held.length > 0) return [event]
      events.held.push(event)
      return []
  }
}

// What would be due beyond the last instant is due then.
function delay(service: Service, event: EventRecord, by: number): void {
  const at = Math.min(event.at + by, LAST_INSTANT)
  service.state.events.late.add({ at, sequence: nextSequence(service), event })
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
