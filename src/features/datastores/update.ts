import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore, DatastoreProperties } from '../../state/datastores.ts'
import type { Scope } from '../context/context.ts'
import { resolveBackup, showDatastore, updateBackup } from './backup.ts'
import { readRequestedStatus, startChange } from './configuration-status.ts'
import { conflict, findModifiableDatastore } from './find-modifiable.ts'
import { resolveIdentityProvider } from './configuration.ts'
import { enterStatus } from './schedule.ts'

export function updateFHIRDatastore(
  scope: Scope,
  input: PlainInput<'UpdateFHIRDatastore'>,
): PlainOutput<'UpdateFHIRDatastore'> {
  const datastore = findModifiableDatastore(scope, input.DatastoreId)
  const before = datastore.properties
  if (before.DatastoreStatus === 'CREATE_FAILED') {
    throw conflict(scope, 'update-create-failed', datastore.id, before.DatastoreStatus)
  }
  const atOnce = changesAtOnce(scope, before, input)
  const changes = startChange(before, readRequestedStatus(scope, input))

  const backup = updateBackup(datastore, atOnce.BackupStatusInfo.Configuration, scope.state.now)
  const updated: Datastore =
    changes === undefined
      ? { ...datastore, properties: { ...before, ...atOnce }, backup }
      : {
          ...datastore,
          backup,
          properties: { ...before, ...atOnce, ...changes, DatastoreStatus: 'UPDATING' },
          polls: 0,
          beforeUpdate: {
            AnalyticsConfiguration: before.AnalyticsConfiguration,
            NlpConfiguration: before.NlpConfiguration,
          },
        }
  scope.region.datastores.put(updated)
  if (changes !== undefined) enterStatus(scope, updated, { plan: scope.plan?.() })
  return { DatastoreProperties: showDatastore(scope, updated) }
}

// [update-at-once] [update-leaves-the-rest] [update-replaces-identity-provider] [backup-update]
function changesAtOnce(
  scope: Scope,
  { BackupStatusInfo: { Configuration } }: DatastoreProperties,
  input: PlainInput<'UpdateFHIRDatastore'>,
) {
  const { DatastoreName, ProfileConfiguration, IdentityProviderConfiguration: provider } = input
  return {
    ...(DatastoreName === undefined ? {} : { DatastoreName }),
    ...(ProfileConfiguration?.DefaultProfiles === undefined ? {} : { ProfileConfiguration }),
    ...(provider === undefined
      ? {}
      : { IdentityProviderConfiguration: resolveIdentityProvider(scope, provider) }),
    BackupStatusInfo: {
      Configuration: resolveBackup(scope, input.BackupConfiguration, Configuration),
    },
  }
}
