import type { Scope } from './context.ts'
import { serviceError } from '../../service/service.ts'
import type { Datastore } from '../../state/datastores.ts'

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
