import { serviceHost, findPartition } from './partition.ts'

// What stands before the id in an ARN; the id itself may have colons and slashes.
const infix = ':datastore/fhir/'

// [datastore-arn]
export function datastoreArn(
  { accountId }: { readonly accountId: string },
  region: string,
  id: string,
): string {
  return `arn:${findPartition(region).name}:healthlake:${region}:${accountId}${infix}${id}`
}

export function datastoreIdInArn(arn: string): string | undefined {
  const at = arn.indexOf(infix)
  return at < 0 ? undefined : arn.slice(at + infix.length)
}

// [datastore-endpoint]
export function datastoreEndpoint(
  { datastoreOrigin }: { readonly datastoreOrigin: string | undefined },
  region: string,
  id: string,
): string {
  return `${datastoreOrigin ?? `https://${serviceHost(region)}`}/datastore/${id}/r4/`
}
