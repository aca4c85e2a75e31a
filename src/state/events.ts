import type { Position } from '../kernel/ordered-list.ts'
import { createSchedule, type Schedule } from '../kernel/schedule.ts'
import type { EventDetail, EventDetailType } from '../model/events.ts'

// What was told, and what is not with its listeners yet.
export interface EventList {
  // How many there were, cleared ones included; the id of each follows from its number.
  told: number
  records: EventRecord[]
  // What goes out next, in order.
  outbox: Outgoing[]
  // What goes out before that, since it is being delivered; the first of it comes last.
  underway: Outgoing[]
  // What a fault rule keeps back until a further event is delivered: one at most.
  held: EventRecord[]
  // What a fault rule delays.
  readonly late: Schedule<LateEvent>
}

// Never written to.
export interface EventRecord {
  // Counts the events of a fake, from 1.
  readonly number: number
  // Epoch milliseconds.
  readonly at: number
  readonly region: string
  readonly type: EventDetailType
  readonly detail: EventDetail
}

interface Outgoing {
  readonly event: EventRecord
  // That a fault rule has had its turn.
  readonly isDecided?: true
}

export interface LateEvent extends Position {
  readonly event: EventRecord
}

// With lists alone, and all that goes out in one.
export interface PlainEvents extends Omit<EventList, 'late' | 'underway'> {
  readonly late: readonly LateEvent[]
}

export function createEvents(): EventList {
  return fromPlainEvents({ told: 0, records: [], outbox: [], held: [], late: [] })
}

export function forkEvents(events: EventList): EventList {
  const { told, records, held, late } = events
  return {
    told,
    records: [...records],
    outbox: outgoing(events),
    underway: [],
    held: [...held],
    late: late.fork(),
  }
}

export function toPlainEvents(events: EventList): PlainEvents {
  const { late, underway: _underway, ...rest } = events
  return { ...rest, outbox: outgoing(events), late: late.entries() }
}

function outgoing({ outbox, underway }: EventList): Outgoing[] {
  return [...underway.toReversed(), ...outbox]
}

export function fromPlainEvents({ late: entries, ...rest }: PlainEvents): EventList {
  const late = createSchedule<LateEvent>(({ event }) => String(event.number))
  for (const entry of entries) late.add(entry)
  return { ...rest, underway: [], late }
}
