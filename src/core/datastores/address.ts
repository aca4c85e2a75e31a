import { hostOf, partitionOf } from '../../spec/partition.ts'
import type { Settings } from '../settings.ts'

/**
 * Gives a data store's ARN [datastore-arn].
 *
 * @param settings The fake's settings
 * @param region The region
 * @param id The DatastoreId
 * @returns The ARN
 */
export function arnOf({ accountId }: Settings, region: string, id: string): string {
  return `arn:${partitionOf(region).name}:healthlake:${region}:${accountId}:datastore/fhir/${id}`
}

/**
 * Gives the address of a data store's FHIR interface [datastore-endpoint].
 *
 * @param settings The fake's settings
 * @param region The region
 * @param id The DatastoreId
 * @returns The URL
 */
export function endpointOf({ datastoreOrigin }: Settings, region: string, id: string): string {
  return `${datastoreOrigin ?? `https://${hostOf(region)}`}/datastore/${id}/r4/`
}
