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

// With a list in place of its schedule.
export interface PlainEvents extends Omit<EventList, 'late'> {
  readonly late: readonly LateEvent[]
}

export function createEvents(): EventList {
  return fromPlainEvents({ told: 0, records: [], outbox: [], held: [], late: [] })
}

export function forkEvents({ told, records, outbox, held, late }: EventList): EventList {
  return {
    told,
    records: [...records],
    outbox: [...outbox],
    held: [...held],
    late: late.fork(),
  }
}

export function toPlainEvents({ late, ...rest }: EventList): PlainEvents {
  return { ...rest, late: late.entries() }
}

export function fromPlainEvents({ late: entries, ...rest }: PlainEvents): EventList {
  const late = createSchedule<LateEvent>(({ event }) => String(event.number))
  for (const entry of entries) late.add(entry)
  return { ...rest, late }
}
