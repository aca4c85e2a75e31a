import { hexId } from '../../kernel/random.ts'
import { datastoreArn, datastoreEndpoint } from '../../model/addresses.ts'
import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore, DatastoreProperties, DatastoreStatus } from '../../state/datastores.ts'
import { nextRandom, nextSequence, serviceError, type Scope } from '../context/context.ts'
import { findByClientToken, toClientToken } from '../context/idempotency.ts'
import { mergeTags } from '../tags/tags.ts'
import { readRequestedStatus } from './configuration-status.ts'
import { resolveEncryption, resolveIdentityProvider } from './configuration.ts'
import { enterStatus } from './schedule.ts'

type CreateInput = PlainInput<'CreateFHIRDatastore'>

export function createFHIRDatastore(
  scope: Scope,
  input: CreateInput,
): PlainOutput<'CreateFHIRDatastore'> {
  const { datastores } = scope.region
  let datastore = findByClientToken(scope, datastores, toClientToken(input))
  if (datastore === undefined) {
    assertDatastoreQuota(scope)
    datastore = makeDatastore(scope, input)
    enterStatus(scope, datastore, { plan: scope.plan?.() })
  }
  const { DatastoreId, DatastoreArn, DatastoreEndpoint } = datastore.properties
  return { DatastoreId, DatastoreArn, DatastoreStatus: 'CREATING', DatastoreEndpoint }
}

// How a data store begins that is not made by a request.
export interface InitialState {
  readonly status?: DatastoreStatus
  readonly id?: string | undefined
  readonly at?: number | undefined
  readonly cause?: DatastoreProperties['ErrorCause']
}

// Puts a new data store into its region; nothing is made if the input asks for what does not go together.
export function makeDatastore(
  scope: Scope,
  input: CreateInput,
  initial: InitialState = {},
): Datastore {
  const { settings, state, region, regionName } = scope
  const token = toClientToken(input)
  const tags = mergeTags(scope, [], input.Tags ?? [])
  const { status = 'CREATING' } = initial
  const configuration = toConfiguration(scope, input, status)
  const { id = drawId(scope), at = state.now } = initial
  const { DatastoreName, PreloadDataConfig, DatastoreTypeVersion } = input
  const datastore: Datastore = {
    id,
    at,
    sequence: nextSequence(scope),
    properties: {
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
      ...(initial.cause === undefined ? {} : { ErrorCause: initial.cause }),
    },
    tags,
    polls: 0,
    ...(token === undefined ? {} : { token }),
  }
  region.datastores.put(datastore)
  return datastore
}

// [datastore-id] An id that addDatastore was given is not drawn again.
function drawId(scope: Scope): string {
  const id = hexId(nextRandom(scope, 'datastoreId'))
  return scope.region.datastores.get(id) === undefined ? id : drawId(scope)
}

// [default-nlp] [default-analytics] [default-profiles]
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
    NlpConfiguration: { Status: NlpConfiguration?.Status ?? requested.nlp ?? 'DISABLED' },
    AnalyticsConfiguration: {
      Status: AnalyticsConfiguration?.Status ?? requested.analytics ?? 'ENABLED',
    },
    ProfileConfiguration: { DefaultProfiles: input.ProfileConfiguration?.DefaultProfiles ?? [] },
  }
}

// [too-many-datastores]
function assertDatastoreQuota(scope: Scope): void {
  const { datastores } = scope.region
  const { quotas, assumptions } = scope.settings
  if (datastores.size < quotas.datastores) return
  if (datastores.count({ name: 'alive', key: 'alive' }) < quotas.datastores) return
  throw serviceError(
    scope,
    'too-many-datastores',
    assumptions.tooManyDatastores,
    `The account has ${quotas.datastores} data stores in this region, which is its quota.`,
  )
}
