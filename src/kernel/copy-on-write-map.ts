// A map that forks share until one of them writes.
export interface CopyOnWriteMap<V> {
  get(key: string): V | undefined
  set(key: string, value: V): void
  delete(key: string): void
  keys(): IterableIterator<string>
  values(): IterableIterator<V>
  entries(): IterableIterator<[string, V]>
  fork(): CopyOnWriteMap<V>
}

export function createCopyOnWriteMap<V>(
  entries: Map<string, V> = new Map(),
  isShared = false,
): CopyOnWriteMap<V> {
  let [current, shared] = [entries, isShared]

  function writable(): Map<string, V> {
    if (shared) [current, shared] = [new Map(current), false]
    return current
  }

  return {
    get: (key) => current.get(key),
    set: (key, value) => void writable().set(key, value),
    delete: (key) => void writable().delete(key),
    keys: () => current.keys(),
    values: () => current.values(),
    entries: () => current.entries(),
    fork() {
      shared = true
      return createCopyOnWriteMap(current, true)
    },
  }
}
