import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { clientTokenOf, madeBefore } from '../datastores/client-token.ts'
import { scheduleNext } from '../datastores/life.ts'
import { makeDatastore } from '../datastores/make.ts'
import type { Scope } from '../scope.ts'

export function createFHIRDatastore(
  scope: Scope,
  input: PlainInput<'CreateFHIRDatastore'>,
): PlainOutput<'CreateFHIRDatastore'> {
  const token = clientTokenOf(input)
  const earlier = token === undefined ? undefined : madeBefore(scope, token)

  const datastore = earlier ?? makeDatastore(scope, input)
  if (earlier === undefined) scheduleNext(scope.service, scope.regionName, datastore)
  const { DatastoreId, DatastoreArn, DatastoreEndpoint } = datastore.properties
  return { DatastoreId, DatastoreArn, DatastoreStatus: 'CREATING', DatastoreEndpoint }
}
