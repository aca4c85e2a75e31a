import type { Datastore, DatastoreProperties, DatastoreStatus } from '../../state/datastores.ts'
import type { ScheduledTransition } from '../../state/transitions.ts'
import type { Scope } from '../context/context.ts'
import { deleteJobs } from '../jobs/end.ts'
import { preload } from '../preload/preload.ts'
import { settleStatuses } from './configuration-status.ts'
import { scheduleNext } from './schedule.ts'

export function applyDatastoreTransition(
  scope: Scope,
  { id, to, cause }: Pick<ScheduledTransition, 'id' | 'to' | 'cause'>,
): { from: DatastoreStatus; to: DatastoreStatus } {
  const { datastores, resources } = scope.region
  const { beforeUpdate, ...datastore } = datastores.get(id) as Datastore
  const from = datastore.properties.DatastoreStatus
  const status = to as DatastoreStatus
  const properties = { ...datastore.properties, DatastoreStatus: status }
  if (status === 'ACTIVE') {
    const active = { ...datastore, properties: withoutCause(settleStatuses(properties)) }
    datastores.put(active)
    if (from === 'CREATING' && properties.PreloadDataConfig !== undefined) preload(scope, active)
  } else if (status === 'DELETED') {
    const deleted = { ...datastore, properties }
    datastores.put(deleted)
    // [resources-of-deleted-datastore]
    resources.delete(id)
    scheduleNext(scope, deleted)
  } else {
    // [error-cause] [update-failed-reverts]
    datastores.put({
      ...datastore,
      properties: { ...properties, ...beforeUpdate, ErrorCause: cause },
    })
  }
  return { from, to: status }
}

export function removeDatastore(scope: Scope, id: string): void {
  scope.region.datastores.delete(id)
  deleteJobs(scope, id)
}

function withoutCause({ ErrorCause: _cause, ...properties }: DatastoreProperties) {
  return properties
}
