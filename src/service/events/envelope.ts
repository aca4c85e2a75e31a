import { draw, uuid } from '../../kernel/random.ts'
import { instantText } from '../../kernel/instant.ts'
import { datastoreArn } from '../../model/addresses.ts'
import type { HealthLakeEvent } from '../../model/events.ts'
import type { EventRecord } from '../../state/events.ts'
import type { Service } from '../service.ts'

// Each is made once, when first looked at.
const views = new WeakMap<EventRecord, HealthLakeEvent>()

// As EventBridge hands it on [event-envelope]; frozen.
export function toEvent({ state, settings }: Service, record: EventRecord): HealthLakeEvent {
  const known = views.get(record)
  if (known !== undefined) return known
  const { number, at, region, type, detail } = record
  const event = Object.freeze({
    version: '0',
    id: uuid(draw(state.seed, 'eventId', number)),
    'detail-type': type,
    source: 'aws.healthlake',
    account: settings.accountId,
    // [event-time]
    time: instantText(at).replace(/\.\d+Z$/, 'Z'),
    region,
    resources: Object.freeze([datastoreArn(settings, region, detail.datastoreId)]),
    detail: freezeDetail(detail),
  }) as HealthLakeEvent
  views.set(record, event)
  return event
}

function freezeDetail(detail: object): object {
  for (const inside of Object.values(detail)) Object.freeze(inside)
  return Object.freeze(detail)
}
