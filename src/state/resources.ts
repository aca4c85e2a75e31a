// A new version makes a new record; none is ever written to.
export interface StoredResource {
  readonly versionId: number
  // Its JSON, `meta` included: text takes less room than objects, and an export only joins it.
  readonly text: string
}

interface Shelf {
  // Whether a fork has the same resources; whoever writes then copies the shelf first.
  shared: boolean
  resources: Map<string, StoredResource>
}

export type ResourceStore = Map<string, Shelf>

export type ResourceStores = Map<string, ResourceStore>

export function openResourceStore(library: ResourceStores, datastoreId: string): ResourceStore {
  const known = library.get(datastoreId)
  if (known !== undefined) return known
  const shelves: ResourceStore = new Map()
  library.set(datastoreId, shelves)
  return shelves
}

export function writableResources(
  shelves: ResourceStore,
  type: string,
): Map<string, StoredResource> {
  const shelf = shelves.get(type) ?? { shared: false, resources: new Map() }
  if (shelf.shared) {
    shelf.resources = new Map(shelf.resources)
    shelf.shared = false
  }
  shelves.set(type, shelf)
  return shelf.resources
}

export function resourcesByType(
  shelves: ResourceStore | undefined,
): (readonly [type: string, resources: ReadonlyMap<string, StoredResource>])[] {
  return Array.from(shelves ?? [], ([type, { resources }]) => [type, resources] as const).toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  )
}

// The resources are shared until one of the two writes.
export function forkResourceStores(library: ResourceStores): ResourceStores {
  return new Map(Array.from(library, ([id, shelves]) => [id, forkShelves(shelves)]))
}

function forkShelves(shelves: ResourceStore): ResourceStore {
  for (const shelf of shelves.values()) shelf.shared = true
  return new Map(Array.from(shelves, ([type, shelf]) => [type, { ...shelf }]))
}
