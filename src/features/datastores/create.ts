import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore } from '../../state/datastores.ts'
import { serviceError, type Scope } from '../context/context.ts'
import { findByClientToken, toClientToken } from '../context/idempotency.ts'
import { makeDatastore } from './make.ts'
import { enterStatus } from './schedule.ts'

export function createFHIRDatastore(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
): PlainOutput<'CreateFHIRDatastore'> {
  const { datastores } = scope.region
  let datastore = findByClientToken(scope, datastores, toClientToken(input))
  if (datastore === undefined) {
    assertDatastoreQuota(scope)
    datastore = makeDatastore(scope, input)
    enterStatus(scope, datastore, { plan: scope.plan?.() })
  }
  return toCreated(datastore)
}

// What a request is told that made a data store, also where it comes again.
export function toCreated({ properties }: Datastore) {
  const { DatastoreId, DatastoreArn, DatastoreEndpoint } = properties
  return { DatastoreId, DatastoreArn, DatastoreStatus: 'CREATING', DatastoreEndpoint } as const
}

// [too-many-datastores]
export function assertDatastoreQuota(scope: Scope): void {
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
