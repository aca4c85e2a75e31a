import {
  arrivalOf,
  gatherVersions,
  versionsOf,
  type ResourcesOfType,
  type ResourceStores,
  type ResourceVersion,
  type WrittenVersion,
} from './resources.ts'

// A resource, or one of its versions.
export interface Erased {
  readonly id: string
  readonly versionId?: string | undefined
}

// Keeps what is taken away in the backup, and lets go of what was taken away before the backup goes back to.
export interface BackedUp {
  readonly at: number
  readonly from: number
}

// Takes versions away as if they had never been written. The store is another one then, of which no pages were found yet.
export function eraseVersions(
  stores: ResourceStores,
  datastoreId: string,
  type: string,
  erased: readonly Erased[],
  backup?: BackedUp,
): void {
  const store = stores.get(datastoreId)
  const resources = store?.types.get(type)
  if (store === undefined || resources === undefined) return
  const versions = erased.flatMap((one) => eraseOne(resources, one))
  const types = new Map(store.types)
  if (resources.latest.size === 0) types.delete(type)
  else types.set(type, withoutErased(resources))
  const erasures =
    backup === undefined
      ? store.erasures
      : [
          ...store.erasures.filter(({ at }) => at > backup.from),
          { at: backup.at, type, versions: versions.map(byItself) },
        ]
  stores.set(datastoreId, { ...store, types, erasures })
}

// Gives what it took away.
function eraseOne(
  resources: ResourcesOfType,
  { id, versionId }: Erased,
): readonly ResourceVersion[] {
  const { latest } = resources
  const { later, gone, kept } = splitAt(latest.get(id), versionId)
  if (gone.length === 0) return gone
  resources.erased += gone.length
  const version = linked(later, kept, gone[0] as ResourceVersion)
  if (version === undefined) {
    latest.delete(id)
  } else {
    latest.set(id, version)
    resources.replaced = { version, before: resources.replaced }
  }
  return gone
}

// The versions after those that go, the latest first, these, and the one before them.
function splitAt(latest: ResourceVersion | undefined, versionId: string | undefined) {
  if (versionId === undefined)
    return { later: [], gone: [...versionsOf(latest)].toReversed(), kept: undefined }
  const later: ResourceVersion[] = []
  let version = latest
  while (version !== undefined && String(version.versionId) !== versionId) {
    later.push(version)
    version = version.previous
  }
  return { later, gone: version === undefined ? [] : [version], kept: version?.previous }
}

// What follows on what was erased follows on the one before. The resource keeps its place among the others.
function linked(
  later: readonly ResourceVersion[],
  kept: ResourceVersion | undefined,
  first: ResourceVersion,
): ResourceVersion | undefined {
  let previous = kept
  for (const version of later.toReversed()) {
    const other = { ...version, previous }
    previous = previous === undefined ? { ...other, arrived: arrivalOf(first) } : other
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

// Without what leads to others, which would be kept by it.
export function byItself({
  previous: _previous,
  before: _before,
  ...version
}: ResourceVersion): WrittenVersion {
  return version
}
