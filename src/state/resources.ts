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
}

export interface ResourceStore {
  readonly types: Map<string, ResourcesOfType>
  // What was created with an idempotency key, as `Type/id`, by that key.
  readonly idempotencyKeys: CopyOnWriteMap<string>
  // What was taken away, in order, where there is a backup.
  readonly erasures: readonly Erasure[]
}

// What had been written last of a type when some of it was taken away.
export interface Erasure {
  readonly at: number
  readonly type: string
  readonly last: ResourceVersion | undefined
}

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

export function createResourcesOfType(): ResourcesOfType {
  return { latest: createCopyOnWriteMap(), last: undefined, delayed: [], index: undefined }
}

type NewVersion = Omit<ResourceVersion, 'previous' | 'before'>

export function addVersion(
  resources: ResourcesOfType,
  { id, versionId, at, sequence, method, text, isStrong, lag }: NewVersion,
): ResourceVersion {
  const [previous, before] = [resources.latest.get(id), resources.last]
  const usual = { id, versionId, at, sequence, method, text, previous, before }
  const strong = isStrong === true ? { ...usual, isStrong } : usual
  const version = lag === undefined ? strong : { ...strong, lag }
  if (lag !== undefined) resources.delayed = [...resources.delayed, version]
  resources.last = version
  resources.latest.set(id, version)
  return version
}

// Takes versions away as if they had never been written. The store is another one then, of which nothing was derived yet.
export function eraseVersions(
  stores: ResourceStores,
  datastoreId: string,
  type: string,
  isErased: (version: ResourceVersion) => boolean,
  // When, if that stays in a backup.
  backedUpAt?: number,
): void {
  const store = stores.get(datastoreId)
  const resources = store?.types.get(type)
  if (store === undefined || resources === undefined) return
  const types = new Map(store.types)
  const kept = createResourcesOfType()
  for (const version of inOrder(resources)) if (!isErased(version)) addVersion(kept, version)
  if (kept.last === undefined) types.delete(type)
  else types.set(type, kept)
  const erased = backedUpAt === undefined ? [] : [{ at: backedUpAt, type, last: resources.last }]
  stores.set(datastoreId, { ...store, types, erasures: [...store.erasures, ...erased] })
}

// All that was written of a type, the oldest first.
export function inOrder({ last }: Pick<ResourcesOfType, 'last'>): readonly ResourceVersion[] {
  const versions: ResourceVersion[] = []
  for (let version = last; version !== undefined; version = version.before) versions.push(version)
  return versions.toReversed()
}

// What was written last of each type, to go back to.
export type WriteMark = ReadonlyMap<string, ResourceVersion | undefined>

export function markWrites({ types }: ResourceStore): WriteMark {
  return new Map(Array.from(types, ([type, { last }]) => [type, last]))
}

// As if nothing had been written since.
export function undoWrites({ types }: ResourceStore, mark: WriteMark): void {
  for (const [type, resources] of types) {
    const { latest } = resources
    const last = mark.get(type)
    for (let version = resources.last; version !== undefined && version !== last;) {
      if (version.previous === undefined) latest.delete(version.id)
      else latest.set(version.id, version.previous)
      version = version.before
    }
    resources.last = last
    if (last === undefined) types.delete(type)
  }
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
