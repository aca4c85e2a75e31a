import type { NamedDisposable } from '../kernel/disposal.ts'
import type { EventDetailType, HealthLakeEvent } from '../model/events.ts'
import type { EventFilter } from '../service/listen.ts'

/** What listens for events, until it is taken away or disposed of. */
export interface EventSubscription extends NamedDisposable {
  /** Takes the listener away. What it has begun goes on. */
  remove(): void
}

/** The events that HealthLake sends to EventBridge, and their listeners. */
export interface EventBus {
  /**
   * What HealthLake has sent to EventBridge by now, in that order, whether anybody listens or not, and whatever fault rules
   * do to it on its way. Frozen.
   */
  readonly events: readonly HealthLakeEvent[]
  /**
   * Calls a listener with each event from now on, as EventBridge calls its targets: after all transitions of an instant,
   * or after the request that led to the event, in order. A clock that is moved stops at each such instant while the
   * listener runs; on a clock of your own, or one that goes on by itself, it is called with the next request or look, by
   * `eventsDelivered()` at the latest. Requests of a listener are requests like others.
   *
   * Listeners are no part of the state: they stay over `restore` and `reset`, and a fork has none. What a listener throws,
   * or rejects with, is reported by `verify()`, and so is one whose promise has not settled.
   *
   * @param filter Which events: those of a `detailType`, for example
   * @param listener The listener, such as the handler of a Lambda function; a promise that it returns is awaited by
   *   `eventsDelivered()`
   * @returns What to dispose of to take it away
   * @throws MisuseError if the filter names what no event has
   * @example
   *   using _ = fake.onEvent({ detailType: 'Import Job Completed' }, ({ detail }) => load(detail.jobId))
   */
  onEvent<Type extends EventDetailType = EventDetailType>(
    filter: EventFilter<Type>,
    listener: (event: HealthLakeEvent<Type>) => unknown,
  ): EventSubscription
  /**
   * Waits until the listeners of all events so far are done, and those of the events that they led to. The clock is not
   * moved.
   *
   * @returns Nothing, once that is so; it does not reject if a listener did, which `verify()` reports
   */
  eventsDelivered(): Promise<void>
}
