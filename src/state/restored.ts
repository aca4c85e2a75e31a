import {
  addVersion,
  createResourceStore,
  openResourceType,
  versionsOf,
  type ResourceStore,
  type WrittenVersion,
} from './resources.ts'

// A store with the resources that another one had at an instant: of each its version of then, and no earlier one
// [restored-contents].
export function copyAsOf(store: ResourceStore, at: number): ResourceStore {
  const copy = createResourceStore()
  for (const [type, versions] of writtenAsOf(store, at)) {
    for (const { id, versionId, at: written, sequence, method, text } of currentAsOf(
      versions,
      at,
    )) {
      const version = { id, versionId, at: written, sequence, method, text }
      addVersion(openResourceType(copy, type), version)
    }
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

// The oldest first; none of what was deleted.
function currentAsOf(versions: readonly WrittenVersion[], at: number): readonly WrittenVersion[] {
  const current = new Map<string, WrittenVersion>()
  for (const version of versions.toSorted((a, b) => a.sequence - b.sequence)) {
    if (version.at <= at) current.set(version.id, version)
  }
  return Array.from(current.values())
    .filter(({ text }) => text !== undefined)
    .toSorted((a, b) => a.sequence - b.sequence)
}
