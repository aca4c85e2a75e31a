import { createCopyOnWriteMap } from '../kernel/copy-on-write-map.ts'
import { byItself } from './erase.ts'
import {
  gatherVersions,
  versionsOf,
  type Erasure,
  type ResourcesOfType,
  type ResourceStore,
  type WrittenVersion,
} from './resources.ts'

// A store with maps and lists in place of its collections; the versions of a resource oldest first.
export interface PlainResourceStore {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, readonly PlainVersion[]>>
  readonly idempotencyKeys: Map<string, string>
  readonly erasures: readonly Erasure[]
}

type PlainVersion = Omit<WrittenVersion, 'id'>

export function toPlainStore({
  types,
  idempotencyKeys,
  erasures,
}: ResourceStore): PlainResourceStore {
  const sorted = Array.from(types).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    types: new Map(sorted.map(([type, resources]) => [type, toPlainVersions(resources)])),
    idempotencyKeys: new Map(idempotencyKeys.entries()),
    erasures,
  }
}

function toPlainVersions({ latest }: ResourcesOfType): Map<string, PlainVersion[]> {
  return new Map(
    Array.from(latest.entries(), ([id, version]) => [
      id,
      Array.from(versionsOf(version), (each) => withoutId(byItself(each))).toReversed(),
    ]),
  )
}

function withoutId({ id: _id, ...version }: WrittenVersion): PlainVersion {
  return version
}

export function fromPlainStore({
  types,
  idempotencyKeys,
  erasures,
}: PlainResourceStore): ResourceStore {
  return {
    types: new Map(Array.from(types, ([type, resources]) => [type, fromPlainVersions(resources)])),
    idempotencyKeys: createCopyOnWriteMap(idempotencyKeys),
    erasures,
  }
}

function fromPlainVersions(plain: ReadonlyMap<string, readonly PlainVersion[]>): ResourcesOfType {
  const all = Array.from(plain, ([id, versions]) => versions.map((version) => ({ id, ...version })))
  return gatherVersions(all.flat().toSorted((a, b) => a.sequence - b.sequence))
}
