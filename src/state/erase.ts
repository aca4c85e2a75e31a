import {
  arrivalOf,
  gatherVersions,
  versionsOf,
  type ResourcesOfType,
  type ResourceStores,
  type ResourceVersion,
} from './resources.ts'

// A resource, or one of its versions.
export interface Erased {
  readonly id: string
  readonly versionId?: string | undefined
}

// Takes versions away as if they had never been written. The store is another one then, of which no pages were found yet.
export function eraseVersions(
  stores: ResourceStores,
  datastoreId: string,
  type: string,
  erased: readonly Erased[],
  // When, if that stays in a backup.
  backedUpAt?: number,
): void {
  const store = stores.get(datastoreId)
  const found = store?.types.get(type)
  if (store === undefined || found === undefined) return
  // A backup has nothing of what was erased before.
  const resources = backedUpAt === undefined ? found : compacted(found)
  for (const one of erased) eraseOne(resources, one)
  const isDue = backedUpAt !== undefined || resources.erased >= resources.latest.size + SPARE
  const types = new Map(store.types)
  if (resources.latest.size === 0) types.delete(type)
  else types.set(type, isDue ? compacted(resources) : resources)
  const backedUp = backedUpAt === undefined ? [] : [{ at: backedUpAt, type, last: resources.last }]
  stores.set(datastoreId, { ...store, types, erasures: [...store.erasures, ...backedUp] })
}

// What was erased stays in the chain of writes, where nobody looks for it, until it is about as much as the rest.
const SPARE = 1024

// Without what was erased.
export function compacted(resources: ResourcesOfType): ResourcesOfType {
  if (resources.erased === 0) return resources
  const kept = Array.from(resources.latest.values(), (version) => Array.from(versionsOf(version)))
  return gatherVersions(kept.flat().toSorted((a, b) => a.sequence - b.sequence))
}

function eraseOne(resources: ResourcesOfType, { id, versionId }: Erased): void {
  const { latest } = resources
  const versions = Array.from(versionsOf(latest.get(id))).toReversed()
  const kept = versions.filter(
    (version) => String(version.versionId) !== (versionId ?? String(version.versionId)),
  )
  if (kept.length === versions.length) return
  resources.erased += versions.length - kept.length
  const version = linked(kept, versions[0] as ResourceVersion)
  if (version === undefined) {
    latest.delete(id)
  } else {
    latest.set(id, version)
    resources.replaced = { version, before: resources.replaced }
  }
}

// What follows on what was erased follows on the one before. The resource keeps its place among the others.
function linked(
  versions: readonly ResourceVersion[],
  first: ResourceVersion,
): ResourceVersion | undefined {
  let previous: ResourceVersion | undefined
  for (const version of versions) {
    if (version === first || (previous !== undefined && version.previous === previous)) {
      previous = version
    } else {
      const other = { ...version, previous }
      previous = previous === undefined ? { ...other, arrived: arrivalOf(first) } : other
    }
  }
  return previous
}
