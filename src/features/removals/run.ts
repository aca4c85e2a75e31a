import type { RemovalJob, RemovalRequest } from '../../state/jobs.ts'
import type { Datastore } from '../../state/datastores.ts'
import { eraseVersions, type BackedUp } from '../../state/erase.ts'
import type { ResourceStore, ResourceVersion } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { deleteResource } from '../resources/write.ts'
import { findCompartments } from '../search/patient-compartments.ts'
import { findAuditEvents, type Removed } from './audit-events.ts'

// All at once, when the job ends [removal-jobs].
export function removeResources(scope: Scope, { request, properties }: RemovalJob): void {
  const { DatastoreId } = properties
  const store = scope.region.resources.get(DatastoreId)
  if (store === undefined) return
  const backup = backupOf(scope, DatastoreId)
  const removed = findRemoved(store, request, DatastoreId)
  const events = request.withAuditEvents ? findAuditEvents(store, removed, DatastoreId) : []
  for (const [type, some] of byType([...removed, ...events])) {
    // [erase]
    if (request.isHard) {
      eraseVersions(scope.region.resources, DatastoreId, type, some, backup)
    } else for (const { id } of some) deleteResource(scope, store, type, id)
  }
}

const DAY = 24 * 60 * 60_000

// What is erased stays in a backup for as long as that goes back [backup-erased].
function backupOf({ region, state }: Scope, datastoreId: string): BackedUp | undefined {
  const { backup, properties } = region.datastores.get(datastoreId) as Datastore
  if (backup === undefined) return undefined
  const { RetentionPeriodInDays } = properties.BackupStatusInfo.Configuration
  return { at: state.now, from: state.now - Number(RetentionPeriodInDays) * DAY }
}

function findRemoved(
  store: ResourceStore,
  request: RemovalRequest,
  datastoreId: string,
): readonly Removed[] {
  const { operation, ResourceType: type, Id: id = '', VersionId: versionId } = request
  const { from = -Infinity, to, upTo = Infinity } = request
  const isInWindow = ({ at, sequence }: ResourceVersion) =>
    at >= from && at <= to && sequence <= upTo
  switch (operation) {
    // [erase]
    case '$erase':
      return [{ type, id, versionId }]
    // [bulk-delete]
    case '$bulk-delete':
      return Array.from(store.types.get(type)?.latest.values() ?? [])
        .filter(isInWindow)
        .map((version) => ({ type, id: version.id }))
    // [purge]
    case '$purge':
      return Array.from(findCompartments(store, datastoreId, new Set([id])))
        .filter(([each]) => each !== 'AuditEvent' || request.withAuditEvents)
        .flatMap(([each, versions]) =>
          versions.filter(isInWindow).map((version) => ({ type: each, id: version.id })),
        )
  }
}

function byType(removed: readonly Removed[]): ReadonlyMap<string, readonly Removed[]> {
  const types = new Map<string, Removed[]>()
  for (const one of removed) {
    const known = types.get(one.type)
    if (known === undefined) types.set(one.type, [one])
    else known.push(one)
  }
  return types
}
