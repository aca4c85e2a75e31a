import { serviceHost, findPartition } from './partition.ts'
import type { Settings } from '../service/options.ts'

// What stands before the id in an ARN; the id itself may have colons and slashes.
const infix = ':datastore/fhir/'

/**
 * Gives a data store's ARN [datastore-arn].
 *
 * @param settings The fake's settings
 * @param region The region
 * @param id The DatastoreId
 * @returns The ARN
 */
export function datastoreArn({ accountId }: Settings, region: string, id: string): string {
  return `arn:${findPartition(region).name}:healthlake:${region}:${accountId}${infix}${id}`
}

/**
 * Gives the id in a data store's ARN.
 *
 * @param arn The ARN
 * @returns The DatastoreId; undefined if it is no ARN of a data store
 */
export function datastoreIdInArn(arn: string): string | undefined {
  const at = arn.indexOf(infix)
  return at < 0 ? undefined : arn.slice(at + infix.length)
}

/**
 * Gives the address of a data store's FHIR interface [datastore-endpoint].
 *
 * @param settings The fake's settings
 * @param region The region
 * @param id The DatastoreId
 * @returns The URL
 */
export function datastoreEndpoint(
  { datastoreOrigin }: Settings,
  region: string,
  id: string,
): string {
  return `${datastoreOrigin ?? `https://${serviceHost(region)}`}/datastore/${id}/r4/`
}
