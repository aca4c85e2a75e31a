import type { Datastore, DatastoreProperties, DatastoreStatus } from '../../state/datastores.ts'
import type { ScheduledTransition } from '../../state/transitions.ts'
import type { Scope } from '../context/context.ts'
import { beginBackup, retainBackup } from './backup.ts'
import { deleteJobs } from '../jobs/end.ts'
import { preload } from '../preload/preload.ts'
import { settleStatuses } from './configuration-status.ts'
import { enterStatus } from './schedule.ts'

export function applyDatastoreTransition(
  scope: Scope,
  { id, to, cause }: Pick<ScheduledTransition, 'id' | 'to' | 'cause'>,
): { from: DatastoreStatus; to: DatastoreStatus } {
  const { region, state } = scope
  const { datastores, resources } = region
  const { beforeUpdate, ...datastore } = datastores.get(id) as Datastore
  const from = datastore.properties.DatastoreStatus
  const status = to as DatastoreStatus
  const properties = { ...datastore.properties, DatastoreStatus: status }
  let changed: Datastore = { ...datastore, properties }
  if (status === 'ACTIVE') {
    const backup =
      from === 'CREATING'
        ? beginBackup(properties.BackupStatusInfo.Configuration, state.now)
        : datastore.backup
    changed = { ...datastore, properties: withoutCause(settleStatuses(properties)), backup }
    if (from === 'CREATING' && properties.PreloadDataConfig !== undefined) preload(scope, changed)
  } else if (status === 'DELETED') {
    changed = { ...changed, backup: retainBackup(datastore, state.now) }
    // [resources-of-deleted-datastore] [deleted-backup]
    const contents = resources.get(id)
    resources.delete(id)
    if (changed.backup !== undefined && contents !== undefined) region.backups.set(id, contents)
  } else {
    if (datastore.source !== undefined && status === 'CREATE_FAILED') resources.delete(id)
    // [error-cause] [update-failed-reverts]
    changed = {
      ...datastore,
      properties: { ...properties, ...beforeUpdate, ErrorCause: cause },
    }
  }
  datastores.put(changed)
  enterStatus(scope, changed, { from })
  return { from, to: status }
}

export function removeDatastore(scope: Scope, id: string): void {
  scope.region.datastores.delete(id)
  scope.region.backups.delete(id)
  deleteJobs(scope, id)
}

function withoutCause({ ErrorCause: _cause, ...properties }: DatastoreProperties) {
  return properties
}
