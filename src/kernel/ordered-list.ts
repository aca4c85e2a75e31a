import { bisect } from './bisect.ts'

// A place in time: when something was made, in epoch milliseconds, and what tells apart what was made at one instant.
export interface Position {
  readonly at: number
  readonly sequence: number
}

export function compare(a: Position, b: Position): number {
  return a.at - b.at || a.sequence - b.sequence
}

export interface Range {
  // The oldest come first if left out.
  readonly newestFirst?: boolean
  // Only what lies behind this place, in that order.
  readonly after?: Position | undefined
  // Only what was made later than this instant.
  readonly madeAfter?: number | undefined
  // Only what was made earlier than this instant.
  readonly madeBefore?: number | undefined
}

export interface OrderedList<T> {
  readonly size: number
  insert(item: T): void
  // Notes that an item of the list is live no more.
  drop(): void
  first(): T | undefined
  items(range: Range): Iterable<T>
}

// Items in order of time. One that is live no more is passed over, for to take it out of the middle would move all the
// rest; it goes when it lies at an end, or when such items are most of the list.
export function createOrderedList<T extends Position>(
  isLive: (item: T) => boolean,
): OrderedList<T> {
  let list: T[] = []
  // How many of the list are live no more; those before the head are among them.
  let dropped = 0
  let head = 0

  function insert(item: T): void {
    const last = list.at(-1)
    const index = last === undefined || compare(last, item) < 0 ? list.length : search(list, item)
    if (list[index] === item) dropped -= 1
    else if (index === list.length) list.push(item)
    else list.splice(index, 0, item)
    head = Math.min(head, index)
  }

  function drop(): void {
    dropped += 1
    for (let last = list.at(-1); last !== undefined && !isLive(last); last = list.at(-1)) {
      list.pop()
      dropped -= 1
    }
    head = Math.min(head, list.length)
    while (head < list.length && !isLive(list[head] as T)) head += 1
    if (head * 2 > list.length) keep(list.slice(head))
    else if (dropped * 2 > list.length) keep(list.filter(isLive))
  }

  function keep(some: T[]): void {
    dropped -= list.length - some.length
    list = some
    head = 0
  }

  function* items({ newestFirst = false, after, madeAfter, madeBefore }: Range): Iterable<T> {
    let low = head
    let high = list.length
    if (madeAfter !== undefined) low = Math.max(low, search(list, endOf(madeAfter)))
    if (madeBefore !== undefined) high = Math.min(high, search(list, startOf(madeBefore)))
    if (after !== undefined && newestFirst) high = Math.min(high, search(list, after))
    else if (after !== undefined) low = Math.max(low, search(list, behind(after)))
    for (let count = high - low; count > 0; count -= 1) {
      const item = list[newestFirst ? low + count - 1 : high - count] as T
      if (dropped === 0 || isLive(item)) yield item
    }
  }

  return {
    get size() {
      return list.length - dropped
    },
    insert,
    drop,
    first: () => list[head],
    items,
  }
}

function behind({ at, sequence }: Position): Position {
  return { at, sequence: sequence + 1 }
}

function startOf(at: number): Position {
  return { at, sequence: -Infinity }
}

function endOf(at: number): Position {
  return { at, sequence: Infinity }
}

function search(list: readonly Position[], wanted: Position): number {
  return bisect(list, (item) => compare(item, wanted) < 0)
}
