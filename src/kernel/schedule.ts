import { LAST_INSTANT } from './instant.ts'
import { compare, type Position } from './ordered-list.ts'

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
}

// A binary heap. An entry that was removed stays in it until it comes up, or until such entries are most of it.
export function createSchedule<E extends Position>(
  keyOf: (entry: E) => string,
  entries: Iterable<E> = [],
): Schedule<E> {
  const current = new Map<string, E>()
  const removed = new Set<E>()
  let heap: E[] = []

  function first(): E | undefined {
    let top = heap[0]
    while (top !== undefined && removed.size > 0 && removed.delete(top)) {
      pop(heap)
      top = heap[0]
    }
    return top
  }

  function remove(key: string): void {
    const entry = current.get(key)
    if (entry === undefined) return
    current.delete(key)
    removed.add(entry)
    if (removed.size <= current.size) return
    heap = list()
    removed.clear()
  }

  // In order, which makes it a heap, too.
  function list(): E[] {
    return [...current.values()].toSorted(compare)
  }

  function add(entry: E): void {
    const key = keyOf(entry)
    remove(key)
    if (entry.at > LAST_INSTANT) return
    current.set(key, entry)
    push(heap, entry)
  }

  for (const entry of entries) add(entry)
  return {
    add,
    remove,
    get: (key) => current.get(key),
    first,
    take(now) {
      const top = first()
      if (top === undefined || top.at > now) return undefined
      pop(heap)
      current.delete(keyOf(top))
      return top
    },
    entries: list,
  }
}

function push<E extends Position>(heap: E[], entry: E): void {
  let at = heap.length
  heap.push(entry)
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent] as E
    if (compare(above, entry) <= 0) break
    heap[at] = above
    at = parent
  }
  heap[at] = entry
}

function pop(heap: Position[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let at = 0
  for (;;) {
    const child = smallerChild(heap, at)
    if (child === undefined || compare(heap[child] as Position, last) >= 0) break
    heap[at] = heap[child] as Position
    at = child
  }
  heap[at] = last
}

function smallerChild(heap: readonly Position[], at: number): number | undefined {
  const left = 2 * at + 1
  const right = left + 1
  if (left >= heap.length) return undefined
  const [a, b] = [heap[left], heap[right]]
  return a !== undefined && b !== undefined && compare(b, a) < 0 ? right : left
}
