import type { Datastore } from '../../state/datastores.ts'
import { serviceError, type Scope } from './context.ts'

// One that is DELETED is found, too.
export function findDatastore(scope: Scope, id: string): Datastore {
  const datastore = scope.region.datastores.get(id)
  if (datastore !== undefined) return datastore
  throw serviceError(
    scope,
    'unknown-datastore',
    'ResourceNotFoundException',
    `There is no data store with the id ${id} in ${scope.regionName}.`,
  )
}
