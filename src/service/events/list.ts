import type { HealthLakeEvent } from '../../model/events.ts'
import type { EventRecord } from '../../state/events.ts'
import type { Service } from '../service.ts'
import { toEvent } from './envelope.ts'

interface EventViews {
  // How many were told.
  readonly told: number
  readonly length: number
  readonly events: readonly HealthLakeEvent[]
}

const lists = new WeakMap<readonly EventRecord[], EventViews>()

// In the order in which they were told; frozen, and the same until there is a further one.
export function listEvents(service: Service): readonly HealthLakeEvent[] {
  const { told, records } = service.state.events
  const { length } = records
  const known = lists.get(records)
  if (known?.told === told && known.length === length) return known.events
  const events = Object.freeze(records.map((record) => toEvent(service, record)))
  lists.set(records, { told, length, events })
  return events
}
