import { pop, push } from './heap.ts'
import { LAST_INSTANT } from './instant.ts'
import { compare, type Position } from './ordered-list.ts'
import { createQueue } from './queue.ts'

// What will happen, in order of time; at most one entry a key.
export interface Schedule<E extends Position> {
  // Adds an entry, in place of the one with its key. What never happens lies beyond all time and is not kept.
  add(entry: E): void
  remove(key: string): void
  get(key: string): E | undefined
  first(): E | undefined
  // Takes the first entry, if it is due by now.
  take(now: number): E | undefined
  entries(): E[]
  readonly size: number
  // Another with the same entries.
  fork(): Schedule<E>
}

// An entry with its key, which would be dear to make again. Forks share them.
interface Keyed<E> extends Position {
  readonly key: string
  readonly entry: E
}

// Most entries are added in order of time, and those wait in a queue; a heap has the others. An entry that was removed
// stays where it is until it comes up, or until such entries are most of all.
export function createSchedule<E extends Position>(
  keyOf: (entry: E) => string,
  current = new Map<string, Keyed<E>>(),
): Schedule<E> {
  const removed = new Set<Keyed<E>>()
  let queue = createQueue(list())
  let heap: Keyed<E>[] = []

  function first(): Keyed<E> | undefined {
    let top = front()
    while (top !== undefined && removed.size > 0 && removed.delete(top)) {
      drop(top)
      top = front()
    }
    return top
  }

  function front(): Keyed<E> | undefined {
    const [queued, heaped] = [queue.first(), heap[0]]
    if (queued === undefined || heaped === undefined) return queued ?? heaped
    return compare(queued, heaped) < 0 ? queued : heaped
  }

  // Takes away what is in front.
  function drop(top: Keyed<E>): void {
    if (queue.first() === top) queue.shift()
    else pop(heap)
  }

  function remove(key: string): void {
    const keyed = current.get(key)
    if (keyed === undefined) return
    current.delete(key)
    removed.add(keyed)
    if (removed.size <= current.size) return
    queue = createQueue(list())
    heap = []
    removed.clear()
  }

  function list(): Keyed<E>[] {
    return [...current.values()].toSorted(compare)
  }

  return {
    add(entry) {
      const key = keyOf(entry)
      remove(key)
      if (entry.at > LAST_INSTANT) return
      const keyed = { at: entry.at, sequence: entry.sequence, key, entry }
      current.set(key, keyed)
      const last = queue.last()
      if (last === undefined || compare(last, keyed) < 0) queue.push(keyed)
      else push(heap, keyed)
    },
    remove,
    get: (key) => current.get(key)?.entry,
    first: () => first()?.entry,
    take(now) {
      const top = first()
      if (top === undefined || top.at > now) return undefined
      drop(top)
      current.delete(top.key)
      return top.entry
    },
    entries: () => list().map(({ entry }) => entry),
    get size() {
      return current.size
    },
    fork: () => createSchedule(keyOf, new Map(current)),
  }
}
