import type { ScheduledTransition } from '../../kernel/schedule.ts'
import { deleteJobs } from '../jobs/end.ts'
import { openScope } from '../context/context.ts'
import type { Service } from '../../service/service.ts'
import type { Datastore, DatastoreProperties, DatastoreStatus } from '../../state/datastores.ts'
import { preload } from '../preload/preload.ts'
import { settled } from './configuration-status.ts'
import { scheduleNext } from './schedule.ts'

export function applyDatastoreTransition(service: Service, due: ScheduledTransition): string {
  const scope = openScope(service, due.region)
  const { datastores } = scope.region
  const datastore = datastores.get(due.id) as Datastore
  const from = datastore.properties.DatastoreStatus
  if (due.to === undefined) {
    datastores.delete(due.id)
    deleteJobs(scope, due.id)
    return from
  }
  const to = due.to as DatastoreStatus
  const { beforeUpdate, ...rest } = datastore
  const properties = { ...datastore.properties, DatastoreStatus: to }
  if (to === 'ACTIVE') {
    const active = { ...rest, properties: withoutCause(settled(properties)) }
    datastores.put(active)
    if (from === 'CREATING') preload(service, due.region, active)
  } else if (to === 'DELETED') {
    const deleted = { ...rest, properties }
    datastores.put(deleted)
    // [resources-of-deleted-datastore]
    scope.region.resources.delete(due.id)
    scheduleNext(service, due.region, deleted)
  } else {
    // [error-cause] [update-failed-reverts]
    const failed = { ...properties, ...beforeUpdate, ErrorCause: due.cause }
    datastores.put({ ...rest, properties: failed })
  }
  return from
}

function withoutCause({ ErrorCause: _cause, ...properties }: DatastoreProperties) {
  return properties
}
