import { idIn } from '../datastores/address.ts'
import type { Datastore } from '../datastores/datastore.ts'
import type { Scope } from '../requests/scope.ts'
import { refusal } from '../service.ts'

/**
 * Finds the data store that an ARN names.
 *
 * @param scope Where the request works
 * @param arn The ARN
 * @returns The data store
 * @throws ServiceError if it names none in the request's account and region
 */
export function findTagged({ service, region }: Scope, arn: string): Datastore {
  const datastore = region.datastores.get(idIn(arn) ?? '')
  if (datastore === undefined || datastore.properties.DatastoreArn !== arn) {
    throw refusal(
      service,
      'tag-unknown-resource',
      'ResourceNotFoundException',
      `There is no resource with the ARN ${arn}.`,
    )
  }
  const { tagsOfDeleted } = service.settings.assumptions
  if (datastore.properties.DatastoreStatus === 'DELETED' && tagsOfDeleted !== 'kept') {
    throw refusal(
      service,
      'tags-of-deleted',
      'ResourceNotFoundException',
      `The resource with the ARN ${arn} is DELETED.`,
    )
  }
  return datastore
}
