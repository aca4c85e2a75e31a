import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'

// A version of a resource, with those before it. It is never written to: a write makes a new one.
export interface ResourceVersion {
  readonly id: string
  readonly versionId: number
  // When it was written, in epoch milliseconds.
  readonly at: number
  // Tells apart what was written at the same instant.
  readonly sequence: number
  readonly method: WriteMethod
  // Its JSON, `meta` included; undefined where the resource was deleted. Text takes less room than objects, and keeps
  // numbers as they were written.
  readonly text: string | undefined
  // That the version before it is found until this one is in the index.
  readonly isStrong?: true | undefined
  // How many milliseconds later than others it is in the index; below 0 if sooner.
  readonly lag?: number | undefined
  // Where it is the first now, but was not always: the sequence of that one.
  readonly arrived?: number | undefined
  // Where its resource was restored without the versions before it: when the first of these was written.
  readonly created?: number | undefined
  readonly previous: ResourceVersion | undefined
  // What was written of its type just before, whichever resource that is.
  readonly before: ResourceVersion | undefined
}

export type WriteMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface ResourcesOfType {
  // By id, in order of their first version. An id that was deleted stays taken.
  readonly latest: CopyOnWriteMap<ResourceVersion>
  // What was written last.
  last: ResourceVersion | undefined
  // Those with a time of their own to be in the index, in order.
  delayed: readonly ResourceVersion[]
  // What search has derived from the versions. Forks share it: a version never changes.
  index: unknown
  // The latest versions of resources that versions were erased of.
  replaced: Replaced | undefined
  // How many of those that `last` leads to were erased.
  erased: number
}

export interface Replaced {
  readonly version: ResourceVersion
  readonly before: Replaced | undefined
}

export interface ResourceStore {
  readonly types: Map<string, ResourcesOfType>
  // What was created with an idempotency key, as `Type/id`, by that key.
  readonly idempotencyKeys: CopyOnWriteMap<string>
  // What was taken away, in order, where there is a backup.
  readonly erasures: readonly Erasure[]
}

// What was taken away of a type at an instant.
export interface Erasure {
  readonly at: number
  readonly type: string
  readonly versions: readonly WrittenVersion[]
}

// A version by itself.
export type WrittenVersion = Omit<ResourceVersion, 'previous' | 'before'>

// By DatastoreId.
export type ResourceStores = Map<string, ResourceStore>

export function openResourceStore(stores: ResourceStores, datastoreId: string): ResourceStore {
  const known = stores.get(datastoreId)
  if (known !== undefined) return known
  const store = createResourceStore()
  stores.set(datastoreId, store)
  return store
}

export function createResourceStore(): ResourceStore {
  return { types: new Map(), idempotencyKeys: createCopyOnWriteMap(), erasures: [] }
}

export function openResourceType({ types }: ResourceStore, type: string): ResourcesOfType {
  const known = types.get(type)
  if (known !== undefined) return known
  const resources = createResourcesOfType()
  types.set(type, resources)
  return resources
}

function createResourcesOfType(): ResourcesOfType {
  return {
    latest: createCopyOnWriteMap(),
    last: undefined,
    delayed: [],
    index: undefined,
    replaced: undefined,
    erased: 0,
  }
}

// When a resource came, given its first version [search-order].
export function arrivalOf({ arrived, sequence }: WrittenVersion): number {
  return arrived ?? sequence
}

// When a resource was created, given its first version [search-parameters].
export function creationOf({ created, at }: WrittenVersion): number {
  return created ?? at
}

export function addVersion(
  resources: ResourcesOfType,
  { id, versionId, at, sequence, method, text, isStrong, lag, arrived, created }: WrittenVersion,
): ResourceVersion {
  const [previous, before] = [resources.latest.get(id), resources.last]
  const usual = { id, versionId, at, sequence, method, text, previous, before }
  const strong = isStrong === true ? { ...usual, isStrong } : usual
  const delayed = lag === undefined ? strong : { ...strong, lag }
  const first = arrived === undefined ? delayed : { ...delayed, arrived }
  const version = created === undefined ? first : { ...first, created }
  if (lag !== undefined) resources.delayed = [...resources.delayed, version]
  resources.last = version
  resources.latest.set(id, version)
  return version
}

// All versions of a type, given the oldest first.
export function gatherVersions(versions: readonly WrittenVersion[]): ResourcesOfType {
  const resources = createResourcesOfType()
  for (const version of versions) addVersion(resources, version)
  return versions.some(({ arrived }) => arrived !== undefined)
    ? inOrderOfArrival(resources)
    : resources
}

function inOrderOfArrival({ latest, ...rest }: ResourcesOfType): ResourcesOfType {
  const firsts = Array.from(latest.values(), (version) => {
    const first = Array.from(versionsOf(version)).at(-1) as ResourceVersion
    return { version, arrival: arrivalOf(first) }
  })
  const sorted = firsts.toSorted((a, b) => a.arrival - b.arrival)
  const entries = sorted.map(({ version }) => [version.id, version] as const)
  return { ...rest, latest: createCopyOnWriteMap(new Map(entries)) }
}

export function forkResourceStores(stores: ResourceStores): ResourceStores {
  return new Map(Array.from(stores, ([id, store]) => [id, forkResourceStore(store)]))
}

function forkResourceStore({ types, idempotencyKeys, erasures }: ResourceStore): ResourceStore {
  return {
    types: new Map(
      Array.from(types, ([type, { latest, ...rest }]) => [
        type,
        { ...rest, latest: latest.fork() },
      ]),
    ),
    idempotencyKeys: idempotencyKeys.fork(),
    erasures,
  }
}

// The newest first.
export function* versionsOf(latest: ResourceVersion | undefined): Iterable<ResourceVersion> {
  for (let version = latest; version !== undefined; version = version.previous) yield version
}
