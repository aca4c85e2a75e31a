/** A resource as a data store has it. A new version makes a new record; none is ever written to. */
export interface StoredResource {
  readonly versionId: number
  /** Its JSON, `meta` included: text takes less room than objects, and an export only joins it. */
  readonly text: string
}

/** The resources of one type, by id, in order of their first version. */
interface Shelf {
  /** Whether a fork has the same resources; whoever writes then copies the shelf first. */
  shared: boolean
  resources: Map<string, StoredResource>
}

/** The resources of a data store, by type. */
export type ResourceStore = Map<string, Shelf>

/** The resources of a region's data stores, by DatastoreId. */
export type ResourceStores = Map<string, ResourceStore>

/**
 * Gives the resources of a data store.
 *
 * @param library The region's resources
 * @param datastoreId The store's id
 * @returns Its shelves, to be written to
 */
export function openResourceStore(library: ResourceStores, datastoreId: string): ResourceStore {
  const known = library.get(datastoreId)
  if (known !== undefined) return known
  const shelves: ResourceStore = new Map()
  library.set(datastoreId, shelves)
  return shelves
}

/**
 * Gives the resources of a type, to be written to.
 *
 * @param shelves The store's shelves
 * @param type The resource type
 * @returns The resources by id
 */
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

/**
 * Lists what a data store has.
 *
 * @param shelves The store's shelves, if it has any
 * @returns The resources by id, by type in alphabetical order
 */
export function resourcesByType(
  shelves: ResourceStore | undefined,
): (readonly [type: string, resources: ReadonlyMap<string, StoredResource>])[] {
  return Array.from(shelves ?? [], ([type, { resources }]) => [type, resources] as const).toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  )
}

/**
 * Copies shelves for a fork. The resources are shared until one of the two writes.
 *
 * @param library The region's resources
 * @returns The copy
 */
export function forkResourceStores(library: ResourceStores): ResourceStores {
  return new Map(Array.from(library, ([id, shelves]) => [id, forkShelves(shelves)]))
}

function forkShelves(shelves: ResourceStore): ResourceStore {
  for (const shelf of shelves.values()) shelf.shared = true
  return new Map(Array.from(shelves, ([type, shelf]) => [type, { ...shelf }]))
}
