import type { DatastoreProperties } from '../../service/look.ts'
import type { RegionContext } from '../../clients/fake-options.ts'
import type { EventDetail, EventDetailType } from '../../model/events.ts'
import type { AnyOperation } from '../../model/operation-names.ts'
import { judgeDatastore } from './datastore.ts'
import type { AskedInput, Partly } from './partly.ts'
import { judgeReceived, type ReceivedOptions } from './received.ts'
import { judgeToldEvent, type ToldOptions } from './told-event.ts'
import type { Verdict } from './verdict.ts'

/** What `expect` has once it is extended; for the declaration that a runner other than Vitest needs. */
export interface HealthLakeAssertions {
  /**
   * Expects that a fake has received a request, whatever the response was.
   *
   * @param operation The operation
   * @param input What its input must have, at least (default: anything)
   * @param options How often it is expected to have come (default: once or more)
   */
  toHaveReceived<Operation extends AnyOperation>(
    operation: Operation,
    input?: Partly<AskedInput<Operation>>,
    options?: ReceivedOptions,
  ): void
  /**
   * Expects that a fake has sent an event to EventBridge, whether or not a fault rule lost it on its way.
   *
   * @param detailType The event's `detail-type`
   * @param detail What its detail must have, at least (default: anything)
   * @param options How often it is expected to have been sent (default: once or more)
   */
  toHaveToldEvent<Type extends EventDetailType>(
    detailType: Type,
    detail?: Partly<EventDetail<Type>>,
    options?: ToldOptions,
  ): void
  /**
   * Expects that a fake has a data store as of now, without a request. A deleted one counts for as long as the service
   * shows it, as DELETED.
   *
   * @param idOrName The data store's id or name; of several with that name, any
   * @param properties What it must have, at least (default: anything)
   * @param context The region (default: the fake's)
   */
  toHaveDatastore(
    idOrName: string,
    properties?: Partly<DatastoreProperties>,
    context?: RegionContext,
  ): void
}

/** What a matcher of Vitest or Jest returns. */
export interface MatcherResult {
  /** Whether it holds. */
  readonly pass: boolean
  /** Says what is there instead, or with `.not` what is there, with the timeline. */
  readonly message: () => string
}

/** A matcher of Vitest or Jest: the received value comes first. */
export type Matcher = (fake: unknown, ...expected: readonly unknown[]) => MatcherResult

/** Matchers for `expect.extend(matchers)`, in Vitest and Jest. The import alone does not change `expect`. */
export const matchers: Readonly<Record<keyof HealthLakeAssertions, Matcher>> = {
  toHaveReceived: (fake, operation, input, options) =>
    toMatcherResult(judgeReceived(fake, operation, input, options, 'toHaveReceived')),
  toHaveToldEvent: (fake, detailType, detail, options) =>
    toMatcherResult(judgeToldEvent(fake, detailType, detail, options, 'toHaveToldEvent')),
  toHaveDatastore: (fake, idOrName, properties, context) =>
    toMatcherResult(
      judgeDatastore(
        fake,
        idOrName,
        properties,
        context as RegionContext | undefined,
        'toHaveDatastore',
      ),
    ),
}

function toMatcherResult(verdict: Verdict): MatcherResult {
  return { pass: verdict.holds, message: () => verdict.message() }
}
