interface Partition {
  // What the names of its regions begin with.
  readonly prefix: string
  readonly name: string
  readonly dnsSuffix: string
}

const partitions: readonly Partition[] = [
  { prefix: 'us-gov-', name: 'aws-us-gov', dnsSuffix: 'amazonaws.com' },
  { prefix: 'us-isob-', name: 'aws-iso-b', dnsSuffix: 'sc2s.sgov.gov' },
  { prefix: 'us-iso-', name: 'aws-iso', dnsSuffix: 'c2s.ic.gov' },
  { prefix: 'cn-', name: 'aws-cn', dnsSuffix: 'amazonaws.com.cn' },
  { prefix: '', name: 'aws', dnsSuffix: 'amazonaws.com' },
]

// [every-region] Source: endpoint rules of the service model.
function findPartition(region: string): Partition {
  return partitions.find(({ prefix }) => region.startsWith(prefix)) as Partition
}

// [datastore-endpoint] [endpoint-partition]
export function serviceHost(region: string): string {
  return `healthlake.${region}.${findPartition(region).dnsSuffix}`
}

// The standard, the FIPS, the dual-stack and the private endpoints, in whichever partition.
const anyServiceHost =
  /^(?:vpce-[a-z0-9-]+\.)?healthlake(?:-fips)?\.([a-z]{2,}(?:-[a-z]+)+-\d+)\.(?:vpce\.)?(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.com\.cn|s?c2s\.(?:ic|sgov)\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/i

export function isServiceHost(host: string): boolean {
  return anyServiceHost.test(host)
}

export function regionOfHost(host: string): string | undefined {
  return anyServiceHost.exec(host)?.[1]?.toLowerCase()
}

// Of whichever region, its FIPS and dual-stack forms among them, and this machine, where clients put the bucket in front.
const s3Host =
  /^(?:([a-z0-9][.\-a-z0-9]{1,61}[a-z0-9])\.)?(?:localhost|s3(?:-fips)?(?:\.dualstack)?(?:[.-][a-z]{2,}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?)$/

// A bucket may also stand before a name that a server has besides [object-address].
export function bucketOfHost(host: string, ownNames: readonly string[] = []): string | undefined {
  if (ownNames.includes(host)) return undefined
  const own = ownNames.filter((name) => host.endsWith(`.${name}`)).map((name) => name.length)
  return own.length === 0 ? s3Host.exec(host)?.[1] : host.slice(0, -Math.max(...own) - 1)
}

export function isS3Host(host: string, ownNames: readonly string[] = []): boolean {
  return host !== 'localhost' && (s3Host.test(host) || bucketOfHost(host, ownNames) !== undefined)
}

// What stands before the id in an ARN; the id itself may have colons and slashes.
const infix = ':datastore/fhir/'

// [datastore-arn] Joined, since what is added up is kept as its parts, and a record keeps this.
export function datastoreArn(
  { accountId }: { readonly accountId: string },
  region: string,
  id: string,
): string {
  const { name } = findPartition(region)
  return ['arn:', name, ':healthlake:', region, ':', accountId, infix, id].join('')
}

// A bare id of a key, as KmsKeyId takes it.
const keyIdForm = /^(?:key\/)?([a-zA-Z0-9-_]+)$/

// [key-shown-as-given]
export function keyArn(
  { accountId }: { readonly accountId: string },
  region: string,
  key: string,
): string {
  const [, id] = keyIdForm.exec(key) ?? []
  return id === undefined
    ? key
    : `arn:${findPartition(region).name}:kms:${region}:${accountId}:key/${id}`
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
  const origin = datastoreOrigin ?? `https://${serviceHost(region)}`
  return [origin, 'datastore', encodeURIComponent(id), 'r4', ''].join('/')
}

// A path of a data store's endpoint: that of the endpoint itself, the id, and what follows [fhir-paths].
export const FHIR_PATH =
  /^(\/+datastore\/+([^/]+)\/+(?:(?:patientaccess|provideraccess|payertopayerdx|priorauthservice)\/+v2\/+)?r4)(?:\/+(.*))?$/
