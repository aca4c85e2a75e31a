import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { clientTokenOf } from '../context/client-token.ts'
import { madeBefore } from '../context/idempotency.ts'
import { scheduleNext } from './schedule.ts'
import { makeDatastore } from './create.ts'
import { demandRoomForDatastore } from '../../service/rate-quota.ts'
import type { Scope } from '../context/context.ts'

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
