import { datastoreIdInArn } from '../../model/addresses.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'

/**
 * Finds the data store that an ARN names.
 *
 * @param scope Where the request works
 * @param arn The ARN
 * @returns The data store
 * @throws ServiceError if it names none in the request's account and region
 */
export function findTagged({ service, region }: Scope, arn: string): Datastore {
  const datastore = region.datastores.get(datastoreIdInArn(arn) ?? '')
  if (datastore === undefined || datastore.properties.DatastoreArn !== arn) {
    throw serviceError(
      service,
      'tag-unknown-resource',
      'ResourceNotFoundException',
      `There is no resource with the ARN ${arn}.`,
    )
  }
  const { tagsOfDeleted } = service.settings.assumptions
  if (datastore.properties.DatastoreStatus === 'DELETED' && tagsOfDeleted !== 'kept') {
    throw serviceError(
      service,
      'tags-of-deleted',
      'ResourceNotFoundException',
      `The resource with the ARN ${arn} is DELETED.`,
    )
  }
  return datastore
}
