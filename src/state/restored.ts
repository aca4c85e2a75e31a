import {
  arrivalOf,
  createResourceStore,
  creationOf,
  gatherVersions,
  versionsOf,
  type ResourceStore,
  type WrittenVersion,
} from './resources.ts'

// A store with the resources that another one had at an instant: of each its version of then, and no earlier one
// [restored-contents].
export function copyAsOf(store: ResourceStore, at: number): ResourceStore {
  const copy = createResourceStore()
  for (const [type, versions] of writtenAsOf(store, at)) {
    const current = currentAsOf(versions, at)
    if (current.length > 0) copy.types.set(type, gatherVersions(current))
  }
  return copy
}

// All that there is of each type, with what was taken away since [backup-erased].
function writtenAsOf({ types, erasures }: ResourceStore, at: number) {
  const written = new Map<string, readonly WrittenVersion[]>()
  for (const [type, { latest }] of types) {
    written.set(type, Array.from(latest.values(), (version) => [...versionsOf(version)]).flat())
  }
  for (const { at: erasedAt, type, versions } of erasures) {
    if (erasedAt > at) written.set(type, [...(written.get(type) ?? []), ...versions])
  }
  return written
}

// The oldest first; none of what was deleted. Each has the place of its resource [search-order].
function currentAsOf(versions: readonly WrittenVersion[], at: number): readonly WrittenVersion[] {
  const current = new Map<string, { first: WrittenVersion; last: WrittenVersion }>()
  for (const version of versions.toSorted((a, b) => a.sequence - b.sequence)) {
    if (version.at > at) continue
    const { first = version } = current.get(version.id) ?? {}
    current.set(version.id, { first, last: version })
  }
  return Array.from(current.values())
    .filter(({ last }) => last.text !== undefined)
    .map(({ first, last }) => restored(last, first))
    .toSorted((a, b) => a.sequence - b.sequence)
}

function restored(
  { id, versionId, at, sequence, method, text }: WrittenVersion,
  first: WrittenVersion,
): WrittenVersion {
  const version = { id, versionId, at, sequence, method, text }
  if (first.sequence === sequence && first.arrived === undefined && first.created === undefined) {
    return version
  }
  return { ...version, arrived: arrivalOf(first), created: creationOf(first) }
}
