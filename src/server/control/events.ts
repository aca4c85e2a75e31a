import type { EventDetailPart, HealthLakeEvent } from '../../model/events.ts'
import { assertType } from '../../service/events/read-types.ts'
import { toRegion } from '../../service/options.ts'
import { bodyless, readParameters, type Asked, type Paths } from './path.ts'
import { json } from './reply.ts'

export const eventPaths: Paths = {
  '/_fake/events': {
    GET: bodyless((asked) => json(asked.outward.value(filtered(asked))), 'with query'),
  },
}

const filters = ['detailType', 'region', 'datastoreId', 'jobId'] as const

function filtered(asked: Asked): readonly HealthLakeEvent[] {
  const wanted = readParameters(asked, filters, 'events')
  if (wanted.detailType !== undefined) assertType(wanted.detailType, 'events: detailType')
  if (wanted.region !== undefined) toRegion(wanted.region, 'events: region')
  return asked.fake.events.filter((event) => {
    const { datastoreId, jobId } = event.detail as EventDetailPart
    const has = { detailType: event['detail-type'], region: event.region, datastoreId, jobId }
    return filters.every((name) => wanted[name] === undefined || wanted[name] === has[name])
  })
}
