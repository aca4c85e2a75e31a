import type { FakeHealthLake } from '../../clients/fake.ts'
import type { EventDetail, EventDetailType, HealthLakeEvent } from '../../model/events.ts'
import { readDetail } from '../../service/events/read-detail.ts'
import { assertType } from '../../service/events/read-types.ts'
import { describeMismatch, findMismatch, formatWanted } from './match.ts'
import { isMatcher, type Partly } from './partly.ts'
import { formatTimes, readTimes } from './received.ts'
import { assertFake, assertHolds, withTimeline, type Verdict } from './verdict.ts'

const SHOWN = 5

/** How often an event is expected to have been sent. */
export interface ToldOptions {
  /** Exactly that many times; an event that a fault rule delivers twice was sent once (default: one or more). */
  readonly times?: number
}

/**
 * Asserts that a fake has sent an event to EventBridge, whether or not a fault rule lost it on its way. For any test runner.
 *
 * @param fake The fake
 * @param detailType The event's `detail-type`
 * @param detail What its detail must have, at least (default: anything)
 * @param options How often it is expected to have been sent (default: once or more)
 * @throws AssertionError whose message says what was sent instead, with the timeline
 * @throws MisuseError if that is not a fake, or no such event is possible
 */
export function assertToldEvent<Type extends EventDetailType>(
  fake: FakeHealthLake,
  detailType: Type,
  detail?: Partly<EventDetail<Type>>,
  options?: ToldOptions,
): void {
  assertHolds(judgeToldEvent(fake, detailType, detail, options, 'assertToldEvent'))
}

export function judgeToldEvent(
  given: unknown,
  type: unknown,
  wanted: unknown,
  options: unknown,
  where: string,
  // In which form events are compared and told.
  seen: (event: HealthLakeEvent) => HealthLakeEvent = (event) => event,
): Verdict {
  const fake = assertFake(given, where)
  assertType(type, `${where}: the event`)
  const detail = readWantedDetail(wanted, type, where)
  const times = readTimes(options, where)
  const ofType = fake.events.filter((event) => event['detail-type'] === type)
  const told = ofType.map((event) => seen(event))
  const hits = told.filter((event) => findMismatch(detail, event.detail) === undefined)
  const what = `${type}${wanted === undefined ? '' : ` with ${formatWanted(wanted)}`}`
  const holds = times === undefined ? hits.length > 0 : hits.length === times
  const not = holds || times === undefined ? '' : `, not ${formatTimes(times)}`
  const count = hits.length === 0 ? '' : `, ${formatTimes(hits.length)}`
  const verb = hits.length === 0 ? 'has not sent' : 'has sent'
  return {
    holds,
    message() {
      const others = holds ? '' : describeOthers(fake, told, detail)
      return withTimeline(fake, `The fake ${verb} ${what}${count}${not}.${others}`)
    },
  }
}

function readWantedDetail(wanted: unknown, type: EventDetailType, where: string): unknown {
  if (wanted === undefined) return {}
  return isMatcher(wanted) ? wanted : readDetail(wanted, [type], `${where}: the detail`, isMatcher)
}

function describeOthers(
  { events }: FakeHealthLake,
  told: readonly HealthLakeEvent[],
  detail: unknown,
): string {
  if (told.length === 0) {
    const types = [...new Set(events.map((event) => event['detail-type']))]
    return types.length === 0 ? ' It has sent nothing.' : ` It has sent ${types.join(', ')}.`
  }
  const lines = told.slice(-SHOWN).map((event) => {
    const difference = findMismatch(detail, event.detail)
    return `  ${event.time}${difference === undefined ? '' : `: ${describeMismatch(difference)}`}`
  })
  const shown = told.length > SHOWN ? `, the last ${SHOWN} of which were` : ''
  return [` It has sent that ${formatTimes(told.length)}${shown}:`, ...lines].join('\n')
}
