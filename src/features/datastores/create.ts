import type { PlainInput } from '../../model/healthlake/infer.ts'
import { hexId } from '../../kernel/random.ts'
import { toClientToken } from '../context/client-token.ts'
import { nextRandom, nextSequence, serviceError } from '../../service/service.ts'
import type { Scope } from '../context/context.ts'
import { mergeTags } from '../tags/tags.ts'
import { datastoreArn, datastoreEndpoint } from '../../model/addresses.ts'
import { readRequestedStatus } from './configuration-status.ts'
import type { Datastore, DatastoreProperties, DatastoreStatus } from '../../state/datastores.ts'
import { encryption } from './encryption.ts'
import { identityProvider } from './identity-provider.ts'

export interface InitialState {
  readonly status?: DatastoreStatus
  readonly id?: string | undefined
  readonly at?: number | undefined
  readonly cause?: DatastoreProperties['ErrorCause']
}

export function makeDatastore(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
  standing: InitialState = {},
): Datastore {
  const { service, region, regionName } = scope
  const { settings, state } = service
  const token = toClientToken(input)
  const tags = mergeTags(service, [], input.Tags ?? [])
  const { status = 'CREATING' } = standing
  const configuration = configurationOf(scope, input, status)
  const { id = newId(scope), at = state.now } = standing
  const { DatastoreName, PreloadDataConfig, DatastoreTypeVersion } = input
  const datastore: Datastore = {
    id,
    at,
    sequence: nextSequence(service),
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
      ...(standing.cause === undefined ? {} : { ErrorCause: standing.cause }),
    },
    tags,
    polls: 0,
    ...(token === undefined ? {} : { token }),
  }
  region.datastores.put(datastore)
  return datastore
}

// [datastore-id] What a test gave to a store of its own is no other's.
function newId({ service, region }: Pick<Scope, 'service' | 'region'>): string {
  const id = hexId(nextRandom(service, 'datastoreId'))
  return region.datastores.get(id) === undefined ? id : newId({ service, region })
}

// [default-nlp] [default-analytics] [default-profiles]
function configurationOf(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
  status: DatastoreStatus,
) {
  const asked = readRequestedStatus(scope, input)
  if (asked.analytics === 'DISABLED' && status === 'CREATING') {
    throw serviceError(
      scope.service,
      'analytics-not-created-disabled',
      'ValidationException',
      'A data store cannot be created with analytics DISABLED; ask for ENABLED or PAUSED.',
    )
  }
  // Only a store that is UPDATING can have a status under way.
  const { AnalyticsConfiguration, NlpConfiguration } = status === 'UPDATING' ? input : {}
  return {
    SseConfiguration: encryption(scope, input.SseConfiguration),
    IdentityProviderConfiguration: identityProvider(scope, input.IdentityProviderConfiguration),
    NlpConfiguration: { Status: NlpConfiguration?.Status ?? asked.nlp ?? 'DISABLED' },
    AnalyticsConfiguration: {
      Status: AnalyticsConfiguration?.Status ?? asked.analytics ?? 'ENABLED',
    },
    ProfileConfiguration: { DefaultProfiles: input.ProfileConfiguration?.DefaultProfiles ?? [] },
  }
}
