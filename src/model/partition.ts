interface Partition {
  /** What the names of its regions begin with. */
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

/**
 * Tells a region's partition [every-region]. Source: endpoint rules of the service model.
 *
 * @param region The region
 * @returns The partition
 */
export function findPartition(region: string): Partition {
  return partitions.find(({ prefix }) => region.startsWith(prefix)) as Partition
}

/**
 * Tells the host that answers for the service in a region [datastore-endpoint] [endpoint-partition].
 *
 * @param region The region
 * @returns The host name
 */
export function serviceHost(region: string): string {
  return `healthlake.${region}.${findPartition(region).dnsSuffix}`
}
