import { compacted } from './erase.ts'
import {
  addVersion,
  createResourceStore,
  openResourceType,
  type ResourceStore,
  type ResourceVersion,
} from './resources.ts'

// A store with the resources that another one had at an instant: of each its version of then, and no earlier one
// [restored-contents].
export function copyAsOf(store: ResourceStore, at: number): ResourceStore {
  const copy = createResourceStore()
  for (const [type, last] of lastAsOf(store, at)) {
    for (const { id, versionId, at: written, sequence, method, text } of currentAsOf(last, at)) {
      const version = { id, versionId, at: written, sequence, method, text }
      addVersion(openResourceType(copy, type), version)
    }
  }
  return copy
}

// Of each type what was written last, with what was taken away since [backup-erased].
function lastAsOf({ types, erasures }: ResourceStore, at: number) {
  const last = new Map(Array.from(types, ([type, resources]) => [type, compacted(resources).last]))
  for (const erasure of erasures.toReversed()) {
    if (erasure.at > at) last.set(erasure.type, erasure.last)
  }
  return last
}

// The oldest first; none of what was deleted.
function currentAsOf(last: ResourceVersion | undefined, at: number): readonly ResourceVersion[] {
  const current = new Map<string, ResourceVersion>()
  for (let version = last; version !== undefined; version = version.before) {
    if (version.at <= at && !current.has(version.id)) current.set(version.id, version)
  }
  return Array.from(current.values())
    .filter(({ text }) => text !== undefined)
    .toReversed()
}
