import type { NamedDisposable } from '../kernel/disposal.ts'
import type { EventDetailType, HealthLakeEvent } from '../model/events.ts'
import type { EventFilter } from '../service/listen.ts'

/** A listener for events, until it is removed or disposed of. */
export interface EventSubscription extends NamedDisposable {
  /** Removes the listener. What it has begun continues. */
  remove(): void
}

/** The events that HealthLake sends to EventBridge, and their listeners. */
export interface EventBus {
  /**
   * The events that HealthLake has sent to EventBridge so far, in order, whether or not there are listeners, and
   * whatever fault rules do to their delivery. Frozen.
   */
  readonly events: readonly HealthLakeEvent[]
  /**
   * Calls a listener with each event from now on, as EventBridge calls its targets: after all transitions of an
   * instant, or after the request that led to the event, in order. A clock that is moved stops at each such instant
   * while the listener runs; on a clock of your own, or one that moves by itself, it is called with the next request or
   * read, or by `eventsDelivered()` at the latest. So it is with what takes no time by `lifecycle`. Requests of a listener are requests like others.
   *
   * Listeners are not part of the state: they survive `restore` and `reset`, and a fork has none. `verify()` reports
   * what a listener throws or rejects with, and a listener whose promise has not settled.
   *
   * @param filter Which events: those of a `detailType`, for example
   * @param listener The listener, such as the handler of a Lambda function (wrap one that takes more than the event); a
   *   promise that it returns is awaited by `eventsDelivered()`
   * @returns The subscription; dispose of it to remove the listener
   * @throws MisuseError if the filter matches no possible event
   * @example
   *   using _ = fake.onEvent({ detailType: 'Import Job Completed' }, ({ detail }) => load(detail.jobId))
   */
  onEvent<Type extends EventDetailType = EventDetailType>(
    filter: EventFilter<Type>,
    listener: (event: HealthLakeEvent<Type>) => unknown,
  ): EventSubscription
  /**
   * Waits until the listeners of all events so far have finished, and those of the events that they caused. It does not
   * move the clock.
   *
   * @returns Nothing; it does not reject if a listener did, which `verify()` reports
   */
  eventsDelivered(): Promise<void>
}
