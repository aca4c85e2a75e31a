import { bisect } from './bisect.ts'
import { compareUtf8 } from './utf8.ts'

// A map that forks share until one of them writes.
export interface CopyOnWriteMap<V> {
  readonly size: number
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  // In order of UTF-8: sorted when first asked for, and kept in order from then on.
  keysInOrder(): readonly string[]
  values(): IterableIterator<V>
  entries(): IterableIterator<[string, V]>
  fork(): CopyOnWriteMap<V>
}

export function createCopyOnWriteMap<V>(
  entries: Map<string, V> = new Map(),
  isShared = false,
  keys?: string[],
): CopyOnWriteMap<V> {
  let [current, shared, sorted] = [entries, isShared, keys]

  function writable(): Map<string, V> {
    if (shared) [current, shared, sorted] = [new Map(current), false, sorted?.slice()]
    return current
  }

  return {
    get size() {
      return current.size
    },
    get: (key) => current.get(key),
    set(key, value) {
      const { size } = writable().set(key, value)
      if (sorted !== undefined && sorted.length < size) sorted.splice(place(sorted, key), 0, key)
    },
    delete(key) {
      const wasThere = writable().delete(key)
      if (wasThere && sorted !== undefined) sorted.splice(place(sorted, key), 1)
    },
    keysInOrder() {
      sorted ??= Array.from(current.keys()).toSorted(compareUtf8)
      return sorted
    },
    values: () => current.values(),
    entries: () => current.entries(),
    fork() {
      shared = true
      return createCopyOnWriteMap(current, true, sorted)
    },
  }
}

function place(keys: readonly string[], key: string): number {
  return bisect(keys, (each) => compareUtf8(each, key) < 0)
}
