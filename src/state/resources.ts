import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'

// A version of a resource, with those before it. It is never written to: a write makes a new one.
export interface ResourceVersion {
  readonly versionId: number
  // When it was written, in epoch milliseconds.
  readonly at: number
  // Tells apart what was written at the same instant.
  readonly sequence: number
  readonly method: WriteMethod
  // Its JSON, `meta` included; undefined where the resource was deleted. Text takes less room than objects, and keeps
  // numbers as they were written.
  readonly text: string | undefined
  readonly previous: ResourceVersion | undefined
}

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

// The latest versions of a type by id, in order of their first version. An id that was deleted stays taken.
export type ResourcesOfType = CopyOnWriteMap<ResourceVersion>

export interface ResourceStore {
  readonly types: Map<string, ResourcesOfType>
  // What was created with an idempotency key, as `Type/id`, by that key.
  readonly idempotencyKeys: CopyOnWriteMap<string>
}

// By DatastoreId.
export type ResourceStores = Map<string, ResourceStore>

export function openResourceStore(stores: ResourceStores, datastoreId: string): ResourceStore {
  const known = stores.get(datastoreId)
  if (known !== undefined) return known
  const store = { types: new Map(), idempotencyKeys: createCopyOnWriteMap<string>() }
  stores.set(datastoreId, store)
  return store
}

export function openResourceType({ types }: ResourceStore, type: string): ResourcesOfType {
  const known = types.get(type)
  if (known !== undefined) return known
  const resources = createCopyOnWriteMap<ResourceVersion>()
  types.set(type, resources)
  return resources
}

export function forkResourceStores(stores: ResourceStores): ResourceStores {
  return new Map(Array.from(stores, ([id, store]) => [id, forkResourceStore(store)]))
}

function forkResourceStore({ types, idempotencyKeys }: ResourceStore): ResourceStore {
  return {
    types: new Map(Array.from(types, ([type, resources]) => [type, resources.fork()])),
    idempotencyKeys: idempotencyKeys.fork(),
  }
}

// The newest first.
export function* versionsOf(latest: ResourceVersion | undefined): Iterable<ResourceVersion> {
  for (let version = latest; version !== undefined; version = version.previous) yield version
}

// A store with maps and lists in place of its collections; the versions of a resource oldest first.
export interface PlainResourceStore {
  readonly types: ReadonlyMap<string, ReadonlyMap<string, readonly PlainVersion[]>>
  readonly idempotencyKeys: Map<string, string>
}

type PlainVersion = Omit<ResourceVersion, 'previous'>

export function toPlainStore({ types, idempotencyKeys }: ResourceStore): PlainResourceStore {
  const names = Array.from(types.keys()).toSorted()
  return {
    types: new Map(names.map((name) => [name, toPlainVersions(types.get(name))])),
    idempotencyKeys: new Map(idempotencyKeys.entries()),
  }
}

function toPlainVersions(resources: ResourcesOfType | undefined): Map<string, PlainVersion[]> {
  return new Map(
    Array.from(resources?.entries() ?? [], ([id, latest]) => [
      id,
      Array.from(versionsOf(latest), ({ previous: _previous, ...version }) => version).toReversed(),
    ]),
  )
}

export function fromPlainStore({ types, idempotencyKeys }: PlainResourceStore): ResourceStore {
  return {
    types: new Map(
      Array.from(types, ([type, resources]) => [
        type,
        createCopyOnWriteMap(new Map(Array.from(resources, ([id, all]) => [id, toChain(all)]))),
      ]),
    ),
    idempotencyKeys: createCopyOnWriteMap(idempotencyKeys),
  }
}

function toChain(versions: readonly PlainVersion[]): ResourceVersion {
  let latest: ResourceVersion | undefined
  for (const { versionId, at, sequence, method, text } of versions) {
    latest = { versionId, at, sequence, method, text, previous: latest }
  }
  return latest as ResourceVersion
}
