import type { Plain } from '../../model/healthlake/infer.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Backup, Datastore, DatastoreProperties } from '../../state/datastores.ts'
import { serviceError, type Context } from '../context/context.ts'

type BackupConfiguration = Plain<'BackupConfiguration'>

const DAY = 24 * 60 * 60_000

// What is left out is as it was before [default-backup] [backup-update].
export function resolveBackup(
  context: Context,
  given: BackupConfiguration = {},
  before: BackupConfiguration = {},
): BackupConfiguration {
  const { backupOfDisabled, backupRetention } = context.settings.assumptions
  const { Status = 'DISABLED', BackupTagsEnabled = false, ...rest } = { ...before, ...given }
  if (Status === 'DISABLED') {
    const extras = given.BackupType !== undefined || given.RetentionPeriodInDays !== undefined
    if (extras && backupOfDisabled !== 'ignored') {
      throw refuse(
        'backup-of-disabled',
        'BackupType and RetentionPeriodInDays cannot be given when the Status of BackupConfiguration is DISABLED.',
      )
    }
    // [backup-update]
    return { Status, BackupTagsEnabled }
  }
  const { BackupType = 'CONTINUOUS', RetentionPeriodInDays = usualRetention() } = rest
  return { Status, BackupType, RetentionPeriodInDays, BackupTagsEnabled }

  // [backup-retention]
  function usualRetention(): number {
    if (backupRetention !== 'ValidationException') return Number(backupRetention)
    throw refuse(
      'backup-retention',
      'RetentionPeriodInDays is required when the Status of BackupConfiguration is ENABLED.',
    )
  }

  function refuse(rule: RuleId, message: string) {
    return serviceError(context, rule, 'ValidationException', message)
  }
}

// [backup-begins]
export function beginBackup({ Status }: BackupConfiguration, at: number): Backup | undefined {
  return Status === 'ENABLED' ? { enabledAt: at, from: at } : undefined
}

// The backup of a store that begins in the status that it has.
export function startBackup(
  { at, properties }: Pick<Datastore, 'at' | 'properties'>,
  now: number,
): Backup | undefined {
  const { DatastoreStatus: status, BackupStatusInfo } = properties
  if (status === 'CREATING' || status === 'CREATE_FAILED') return undefined
  const backup = beginBackup(BackupStatusInfo.Configuration, at)
  if (status === 'DELETING') return endBackup(backup, now)
  return status === 'DELETED'
    ? retainBackup({ properties, backup: endBackup(backup, now) }, now)
    : backup
}

// What is no longer there does not come back where the period gets longer [backup-update].
export function updateBackup(
  datastore: Datastore,
  configuration: BackupConfiguration,
  now: number,
): Backup | undefined {
  const { backup } = datastore
  if (backup === undefined || configuration.Status === 'DISABLED') {
    return beginBackup(configuration, now)
  }
  return { ...backup, from: earliestPoint(datastore, backup, now) }
}

// The latest point is that of the request to delete the store [deleted-backup].
export function endBackup(backup: Backup | undefined, now: number): Backup | undefined {
  return backup === undefined ? undefined : { ...backup, until: now }
}

export function retainBackup(
  { properties, backup }: Pick<Datastore, 'properties' | 'backup'>,
  now: number,
): Backup | undefined {
  return backup === undefined ? undefined : { ...backup, goneAt: now + retentionOf(properties) }
}

interface RestoreWindow {
  readonly earliest: number
  readonly latest: number
}

// The points to which a store can be restored, if there are any [restore-window].
export function findRestoreWindow(
  { settings, state }: Context,
  datastore: Datastore,
): RestoreWindow | undefined {
  const { backup } = datastore
  const { now } = state
  if (backup === undefined || (backup.goneAt ?? Infinity) <= now) return undefined
  const { until: latest = now, goneAt } = backup
  // [restore-of-deleted]
  const isSnapshot = goneAt !== undefined && settings.assumptions.restoreOfDeleted === 'snapshot'
  return { earliest: isSnapshot ? latest : earliestPoint(datastore, backup, latest), latest }
}

function earliestPoint({ properties }: Datastore, { from }: Backup, latest: number): number {
  return Math.max(from, latest - retentionOf(properties))
}

function retentionOf({ BackupStatusInfo }: DatastoreProperties): number {
  // Where there are backups there is one [backup-retention].
  return Number(BackupStatusInfo.Configuration.RetentionPeriodInDays) * DAY
}

// The properties of a store as they are shown now.
export function showDatastore(context: Context, datastore: Datastore): DatastoreProperties {
  const { properties, backup } = datastore
  if (backup === undefined) return properties
  const window = findRestoreWindow(context, datastore)
  const { enabledAt: BackupEnabledAt, goneAt } = backup
  return {
    ...properties,
    BackupStatusInfo: {
      ...properties.BackupStatusInfo,
      BackupEnabledAt,
      ...(window === undefined
        ? {}
        : { EarliestRestorePoint: window.earliest, LatestRestorePoint: window.latest }),
      ...(goneAt === undefined ? {} : { ScheduledPermanentDeletionTime: goneAt }),
    },
  }
}
