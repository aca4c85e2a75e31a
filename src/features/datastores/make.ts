import { hexId } from '../../kernel/random.ts'
import { datastoreArn, datastoreEndpoint } from '../../model/addresses.ts'
import type { Plain, PlainInput } from '../../model/healthlake/infer.ts'
import type {
  ClientToken,
  Datastore,
  DatastoreProperties,
  DatastoreStatus,
} from '../../state/datastores.ts'
import { nextRandom, nextSequence, serviceError, type Scope } from '../context/context.ts'
import { toClientToken } from '../context/idempotency.ts'
import { mergeTags } from '../tags/tags.ts'
import { resolveBackup, startBackup } from './backup.ts'
import { readRequestedStatus } from './configuration-status.ts'
import { resolveEncryption, resolveIdentityProvider } from './configuration.ts'
import { disabled, enabled, noBackup, noProfiles } from './defaults.ts'

type CreateInput = PlainInput<'CreateFHIRDatastore'>

// How a data store begins that no Create asked for.
interface InitialState {
  readonly status?: DatastoreStatus
  readonly id?: string | undefined
  readonly at?: number | undefined
  readonly cause?: DatastoreProperties['ErrorCause']
  // The data store that it is restored from.
  readonly source?: string
  // What the input has tags on top of.
  readonly tags?: readonly Plain<'Tag'>[]
  readonly token?: ClientToken | undefined
}

// Puts a new data store into its region; nothing is made if the input asks for what does not go together.
export function makeDatastore(
  scope: Scope,
  input: CreateInput,
  initial: InitialState = {},
): Datastore {
  const { state, region } = scope
  const { at = state.now, source, token = toClientToken(input), tags: inherited = [] } = initial
  const tags = mergeTags(scope, inherited, input.Tags ?? [])
  const properties = toProperties(scope, input, { ...initial, at })
  const datastore: Datastore = {
    id: properties.DatastoreId,
    at,
    sequence: nextSequence(scope),
    properties,
    tags,
    polls: 0,
    backup: startBackup({ at, properties }, state.now),
    ...(token === undefined ? {} : { token }),
    ...(source === undefined ? {} : { source }),
  }
  region.datastores.put(datastore)
  return datastore
}

function toProperties(
  scope: Scope,
  input: CreateInput,
  { status = 'CREATING', at, cause, id: given }: InitialState & { readonly at: number },
): DatastoreProperties {
  const { settings, regionName } = scope
  const configuration = toConfiguration(scope, input, status)
  const id = given ?? drawId(scope)
  const { DatastoreName, PreloadDataConfig, DatastoreTypeVersion } = input
  return {
    DatastoreId: id,
    DatastoreArn: datastoreArn(settings, regionName, id),
    // [absent-when-not-given]
    ...(DatastoreName === undefined ? {} : { DatastoreName }),
    DatastoreStatus: status,
    CreatedAt: at,
    DatastoreTypeVersion,
    DatastoreEndpoint: datastoreEndpoint(settings, regionName, id),
    ...(PreloadDataConfig === undefined ? {} : { PreloadDataConfig }),
    ...configuration,
    ...(cause === undefined ? {} : { ErrorCause: cause }),
  }
}

// [datastore-id] An id that addDatastore was given is not drawn again.
function drawId(scope: Scope): string {
  const id = hexId(nextRandom(scope, 'datastoreId'))
  return scope.region.datastores.get(id) === undefined ? id : drawId(scope)
}

function asConfiguration<Status>(status: Status | undefined): { Status: Status } | undefined {
  return status === undefined ? undefined : { Status: status }
}

function toBackupStatus(scope: Scope, given: CreateInput['BackupConfiguration']) {
  return given === undefined ? noBackup : { Configuration: resolveBackup(scope, given) }
}

function toProfiles({ DefaultProfiles }: CreateInput['ProfileConfiguration'] = {}) {
  return DefaultProfiles === undefined ? noProfiles : { DefaultProfiles }
}

// [default-nlp] [default-analytics] [default-profiles] [default-backup]
function toConfiguration(scope: Scope, input: CreateInput, status: DatastoreStatus) {
  const requested = readRequestedStatus(scope, input)
  if (requested.analytics === 'DISABLED' && status === 'CREATING') {
    throw serviceError(
      scope,
      'analytics-not-created-disabled',
      'ValidationException',
      'A data store cannot be created with analytics DISABLED; ask for ENABLED or PAUSED.',
    )
  }
  // Only a store that is UPDATING can have a status under way.
  const { AnalyticsConfiguration, NlpConfiguration } = status === 'UPDATING' ? input : {}
  return {
    SseConfiguration: resolveEncryption(scope, input.SseConfiguration),
    IdentityProviderConfiguration: resolveIdentityProvider(
      scope,
      input.IdentityProviderConfiguration,
    ),
    NlpConfiguration: asConfiguration(NlpConfiguration?.Status ?? requested.nlp) ?? disabled,
    AnalyticsConfiguration:
      asConfiguration(AnalyticsConfiguration?.Status ?? requested.analytics) ?? enabled,
    BackupStatusInfo: toBackupStatus(scope, input.BackupConfiguration),
    ProfileConfiguration: toProfiles(input.ProfileConfiguration),
  }
}
