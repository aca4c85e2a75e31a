import { compare, type Position } from './ordered-list.ts'

// A binary heap: an array whose first item is the earliest.
export function push<E extends Position>(heap: E[], entry: E): void {
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

export function pop(heap: Position[]): void {
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
