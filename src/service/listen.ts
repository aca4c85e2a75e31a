import { assertKnownMembers, assertThat } from '../kernel/assert-options.ts'
import { controlOf } from '../kernel/clock.ts'
import { findDifference } from '../kernel/difference.ts'
import { readClock } from '../kernel/use-clock.ts'
import type { EventDetailPart, EventDetailType, HealthLakeEvent } from '../model/events.ts'
import { inOneGo } from './events/endless.ts'
import { readDetail } from './events/read-detail.ts'
import { readTypes } from './events/read-types.ts'
import { waitForUnfinished } from './events/unfinished.ts'
import { assertNotDisposed } from './misuse.ts'
import { toRegion } from './options.ts'
import type { Listener, Service } from './service.ts'
import { nextInstant, runDueTransitions } from './transitions.ts'

/** Which events a listener receives. */
export interface EventFilter<Type extends EventDetailType = EventDetailType> {
  /** Their `detail-type`, or several of them (default: all). */
  detailType?: Type | readonly Type[]
  /** What their detail must have, at least, such as `{ jobId }` (default: anything). */
  detail?: EventDetailPart
  /** Their region (default: any). */
  region?: string
}

// Gives what takes the listener away.
export function listen<Type extends EventDetailType>(
  service: Service,
  filter: EventFilter<Type>,
  call: (event: HealthLakeEvent<Type>) => unknown,
): () => void {
  assertNotDisposed(service)
  const wants = readFilter(filter)
  const isFunction = typeof call === 'function'
  assertThat(isFunction, 'onEvent: the listener', call, 'a function that gets the event')
  // What was due before it came is not for it.
  runDueTransitions(service)
  const { listeners } = service.listening
  const listener: Listener = { wants, call: (event) => call(event as HealthLakeEvent<Type>) }
  listeners.add(listener)
  followClock(service)
  function remove(): void {
    listeners.delete(listener)
    service.releases.delete(remove)
    followClock(service)
  }
  service.releases.add(remove)
  return remove
}

function readFilter(filter: EventFilter): Listener['wants'] {
  assertKnownMembers(filter, ['detailType', 'detail', 'region'], 'onEvent')
  const types = readTypes(filter.detailType, 'onEvent: detailType')
  const detail =
    filter.detail === undefined ? {} : readDetail(filter.detail, types, 'onEvent: detail')
  const region =
    filter.region === undefined ? undefined : toRegion(filter.region, 'onEvent: region')
  return (event) =>
    types.includes(event.type) &&
    (region === undefined || event.region === region) &&
    findDifference(detail, event.detail) === undefined
}

// While somebody listens, a clock that is moved stops at each instant at which something happens.
function followClock(service: Service): void {
  const { clock, listening } = service
  const control = controlOf(clock)
  if (listening.listeners.size === 0) {
    control?.onMove()
    return
  }
  control?.onMove((to, stop) =>
    inOneGo(service, () => {
      for (let at = nextInstant(service); at <= to; at = nextInstant(service)) {
        stop(Math.max(at, readClock(clock)))
        runDueTransitions(service)
      }
    }),
  )
}

export async function eventsDelivered(service: Service): Promise<void> {
  const { pending } = service.listening
  runDueTransitions(service)
  while (pending.size > 0) {
    await waitForUnfinished(service)
    runDueTransitions(service)
  }
}
