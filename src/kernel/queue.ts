// Items that leave in the order in which they came.
export interface Queue<T> {
  first(): T | undefined
  last(): T | undefined
  push(item: T): void
  // Takes away the first.
  shift(): void
}

// Those that left go from the list when they are most of it, for to take the first out of an array moves all the rest.
export function createQueue<T>(items: T[] = []): Queue<T> {
  let list = items
  let head = 0
  return {
    first: () => list[head],
    last: () => list.at(-1),
    push: (item) => void list.push(item),
    shift() {
      head += 1
      if (head * 2 < list.length) return
      list = list.slice(head)
      head = 0
    },
  }
}
