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
): void {
  const store = stores.get(datastoreId)
  const resources = store?.types.get(type)
  if (store === undefined || resources === undefined) return
  for (const one of erased) eraseOne(resources, one)
  const types = new Map(store.types)
  if (resources.latest.size === 0) types.delete(type)
  else types.set(type, withoutErased(resources))
  stores.set(datastoreId, { ...store, types })
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

const SPARE = 1024

// What was erased stays in the chain of writes, where nobody looks for it, until it is about as much as the rest.
function withoutErased(resources: ResourcesOfType): ResourcesOfType {
  const { erased, latest } = resources
  if (erased < latest.size + SPARE) return resources
  const kept = Array.from(latest.values(), (version) => Array.from(versionsOf(version)))
  return gatherVersions(kept.flat().toSorted((a, b) => a.sequence - b.sequence))
}
