import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'

// A new version makes a new record; none is ever written to.
export interface StoredResource {
  readonly versionId: number
  // Its JSON, `meta` included: text takes less room than objects, and an export only joins it.
  readonly text: string
}

// The resources of a data store: by type, then by id, in order of their first version.
export type ResourceStore = Map<string, CopyOnWriteMap<StoredResource>>

// By DatastoreId.
export type ResourceStores = Map<string, ResourceStore>

export function openResourceStore(stores: ResourceStores, datastoreId: string): ResourceStore {
  const known = stores.get(datastoreId)
  if (known !== undefined) return known
  const store: ResourceStore = new Map()
  stores.set(datastoreId, store)
  return store
}

export function openResourceType(
  store: ResourceStore,
  type: string,
): CopyOnWriteMap<StoredResource> {
  const known = store.get(type)
  if (known !== undefined) return known
  const resources = createCopyOnWriteMap<StoredResource>()
  store.set(type, resources)
  return resources
}

// In alphabetical order.
export function resourcesByType(
  store: ResourceStore | undefined,
): [type: string, resources: CopyOnWriteMap<StoredResource>][] {
  return Array.from(store ?? []).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

export function forkResourceStores(stores: ResourceStores): ResourceStores {
  return new Map(Array.from(stores, ([id, store]) => [id, forkResourceStore(store)]))
}

function forkResourceStore(store: ResourceStore): ResourceStore {
  return new Map(Array.from(store, ([type, resources]) => [type, resources.fork()]))
}
