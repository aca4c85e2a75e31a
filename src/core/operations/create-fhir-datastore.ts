import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { clientTokenOf } from '../requests/client-token.ts'
import { madeBefore } from '../requests/idempotency.ts'
import { scheduleNext } from '../datastores/life.ts'
import { makeDatastore } from '../datastores/make.ts'
import { demandRoomForDatastore } from '../quotas.ts'
import type { Scope } from '../requests/scope.ts'

export function createFHIRDatastore(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
): PlainOutput<'CreateFHIRDatastore'> {
  const { service, region, regionName, plan } = scope
  const earlier = madeBefore(service, region.datastores, clientTokenOf(input))

  if (earlier === undefined) demandRoomForDatastore(scope)
  const datastore = earlier ?? makeDatastore(scope, input)
  if (earlier === undefined) scheduleNext(service, regionName, datastore, plan?.())
  const { DatastoreId, DatastoreArn, DatastoreEndpoint } = datastore.properties
  return { DatastoreId, DatastoreArn, DatastoreStatus: 'CREATING', DatastoreEndpoint }
}
