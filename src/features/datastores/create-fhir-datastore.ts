import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { toClientToken } from '../context/client-token.ts'
import { findByClientToken } from '../context/idempotency.ts'
import { scheduleNext } from './schedule.ts'
import { makeDatastore } from './create.ts'
import { assertDatastoreQuota } from '../../service/rate-quota.ts'
import type { Scope } from '../context/context.ts'

export function createFHIRDatastore(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
): PlainOutput<'CreateFHIRDatastore'> {
  const { service, region, regionName, plan } = scope
  const earlier = findByClientToken(service, region.datastores, toClientToken(input))

  if (earlier === undefined) assertDatastoreQuota(scope)
  const datastore = earlier ?? makeDatastore(scope, input)
  if (earlier === undefined) scheduleNext(service, regionName, datastore, plan?.())
  const { DatastoreId, DatastoreArn, DatastoreEndpoint } = datastore.properties
  return { DatastoreId, DatastoreArn, DatastoreStatus: 'CREATING', DatastoreEndpoint }
}
