import { datastoreIdInArn } from '../../model/addresses.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'

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
