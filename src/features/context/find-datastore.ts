import type { Scope } from './context.ts'
import { serviceError } from '../../service/service.ts'
import type { Datastore } from '../../state/datastores.ts'

/**
 * Finds a data store.
 *
 * @param scope Where the request works
 * @param id The DatastoreId
 * @returns The data store, deleted or not
 * @throws ServiceError if the region has none of that id
 */
export function findDatastore({ service, region, regionName }: Scope, id: string): Datastore {
  const datastore = region.datastores.get(id)
  if (datastore === undefined) {
    throw serviceError(
      service,
      'unknown-datastore',
      'ResourceNotFoundException',
      `There is no data store with the id ${id} in ${regionName}.`,
    )
  }
  return datastore
}
