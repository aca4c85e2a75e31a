import { instantText } from '../../kernel/instant.ts'
import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { KnownError } from '../../model/healthlake/errors.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import type { ClientToken, Datastore } from '../../state/datastores.ts'
import { copyAsOf } from '../../state/restored.ts'
import { serviceError, type Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { findByClientToken, toClientToken } from '../context/idempotency.ts'
import { findRestoreWindow } from './backup.ts'
import { assertDatastoreQuota, toCreated } from './create.ts'
import { makeDatastore } from './make.ts'
import { enterStatus, isInTransition } from './schedule.ts'

type RestoreInput = PlainInput<'RestoreFHIRDatastore'>

export function restoreFHIRDatastore(
  scope: Scope,
  input: RestoreInput,
): PlainOutput<'RestoreFHIRDatastore'> {
  const { datastores } = scope.region
  const token = toClientToken(input)
  let datastore = findByClientToken(scope, datastores, token, 'restoreToken')
  if (datastore === undefined) {
    const source = findSource(scope, input.SourceDatastoreId)
    const point = toRestorePoint(scope, source, input)
    assertDatastoreQuota(scope)
    datastore = makeRestored(scope, source, input, token)
    fill(scope, datastore, source, point)
    enterStatus(scope, datastore, { plan: scope.plan?.() })
  }
  return toCreated(datastore)
}

function findSource(scope: Scope, id: string): Datastore {
  const source = findDatastore(scope, id)
  const { DatastoreStatus: status } = source.properties
  // [restore-in-transition]
  if (status !== 'UPDATING' && isInTransition(status)) {
    throw refuse(
      scope,
      'restore-in-transition',
      'ConflictException',
      `The data store ${id} cannot be restored while it is ${status}.`,
    )
  }
  // [restore-in-progress]
  const restored = scope.region.datastores.first({ name: 'restoring', key: id })
  if (restored === undefined) return source
  throw refuse(
    scope,
    'restore-in-progress',
    'ConflictException',
    `The data store ${id} is being restored already, to ${restored.id}.`,
  )
}

// [restore-window]
function toRestorePoint(
  scope: Scope,
  source: Datastore,
  { RestoreConfiguration }: RestoreInput,
): number {
  const window = findRestoreWindow(scope, source)
  if (window === undefined) throw noBackup(scope, source)
  const { earliest, latest } = window
  const { RestorePointTime: point = latest } =
    RestoreConfiguration.ContinuousBackupRestoreConfiguration
  // boto3 sends points of time in whole seconds.
  if (point === Math.floor(earliest / 1000) * 1000) return earliest
  if (point >= earliest && point <= latest) return point
  throw refuse(
    scope,
    'restore-window',
    'ValidationException',
    `The data store ${source.id} can be restored to points from ${instantText(earliest)} to ${instantText(latest)}; ${instantText(point)} is none.`,
  )
}

function noBackup(scope: Scope, { id, properties }: Datastore) {
  if (properties.DatastoreStatus === 'DELETED') {
    return refuse(
      scope,
      'deleted-backup',
      'ResourceNotFoundException',
      `The data store ${id} is DELETED, and there is no backup of it.`,
    )
  }
  return refuse(
    scope,
    'restore-needs-backup',
    scope.settings.assumptions.restoreWithoutBackup,
    `There is no backup of the data store ${id}.`,
  )
}

function refuse(scope: Scope, rule: RuleId, name: KnownError, message: string) {
  return serviceError(scope, rule, name, message)
}

// [restored-configuration] [restored-tags]
function makeRestored(
  scope: Scope,
  { id, tags, properties }: Datastore,
  { SourceDatastoreId: _id, RestoreConfiguration: _point, ...wanted }: RestoreInput,
  token: ClientToken | undefined,
): Datastore {
  const { DatastoreTypeVersion, BackupStatusInfo } = properties
  const { BackupTagsEnabled } = BackupStatusInfo.Configuration
  return makeDatastore(
    scope,
    { DatastoreTypeVersion, ...wanted },
    { source: id, tags: BackupTagsEnabled === true ? tags : [], token },
  )
}

// [restored-contents] Its endpoint answers only once it is ACTIVE.
function fill({ region }: Scope, { id }: Datastore, source: Datastore, point: number): void {
  const contents = region.resources.get(source.id) ?? region.backups.get(source.id)
  if (contents !== undefined) region.resources.set(id, copyAsOf(contents, point))
}
