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
  // Another with the same entries.
  fork(): Schedule<E>
}

// Most entries are added in order of time, and those wait in a queue; a heap has the others. An entry that was removed
// stays where it is until it comes up, or until such entries are most of all.
export function createSchedule<E extends Position>(
  keyOf: (entry: E) => string,
  current = new Map<string, E>(),
): Schedule<E> {
  const removed = new Set<E>()
  let queue = createQueue(list())
  let heap: E[] = []

  function first(): E | undefined {
    let top = front()
    while (top !== undefined && removed.size > 0 && removed.delete(top)) {
      drop(top)
      top = front()
    }
    return top
  }

  function front(): E | undefined {
    const [queued, heaped] = [queue.first(), heap[0]]
    if (queued === undefined || heaped === undefined) return queued ?? heaped
    return compare(queued, heaped) < 0 ? queued : heaped
  }

  // Takes away what is in front.
  function drop(top: E): void {
    if (queue.first() === top) queue.shift()
    else pop(heap)
  }

  function remove(key: string): void {
    const entry = current.get(key)
    if (entry === undefined) return
    current.delete(key)
    removed.add(entry)
    if (removed.size <= current.size) return
    queue = createQueue(list())
    heap = []
    removed.clear()
  }

  function list(): E[] {
    return [...current.values()].toSorted(compare)
  }

  function add(entry: E): void {
    const key = keyOf(entry)
    remove(key)
    if (entry.at > LAST_INSTANT) return
    current.set(key, entry)
    const last = queue.last()
    if (last === undefined || compare(last, entry) < 0) queue.push(entry)
    else push(heap, entry)
  }

  return {
    add,
    remove,
    get: (key) => current.get(key),
    first,
    take(now) {
      const top = first()
      if (top === undefined || top.at > now) return undefined
      drop(top)
      current.delete(keyOf(top))
      return top
    },
    entries: list,
    fork: () => createSchedule(keyOf, new Map(current)),
  }
}
