import { compare } from './schedule.ts'

export interface Row {
  readonly id: string
  // When it was made, in epoch milliseconds.
  readonly at: number
  // Tells apart what was made at the same instant.
  readonly sequence: number
}

export type Position = Pick<Row, 'at' | 'sequence'>

export interface Scan<R> {
  // Only the records that an index files under this key; all if left out.
  readonly index?: { readonly name: string; readonly key: string } | undefined
  // (default: false)
  readonly newestFirst?: boolean
  // The scan begins behind this place.
  readonly after?: Position | undefined
  // How many records at most (default: all).
  readonly limit?: number
  // Which records (default: all).
  readonly test?: ((record: R) => boolean) | undefined
}

// Only records are state: order and indexes are derived from them.
export interface Table<R extends Row> {
  readonly size: number
  get(id: string): R | undefined
  // Adds a record, or puts it in the place of the one with its id, whose place in time it must
  // have.
  put(record: R): void
  // Takes away a record that is there.
  delete(id: string): void
  scan(scan: Scan<R>): R[]
  all(): R[]
}

interface Slot<R> extends Position {
  record: R
}

export function createTable<R extends Row>(
  indexes: Readonly<Record<string, (record: R) => string | undefined>>,
): Table<R> {
  const slots = new Map<string, Slot<R>>()
  const order: Slot<R>[] = []
  const indexed = new Map<string, Slot<R>[]>()

  function index(slot: Slot<R>, add: boolean): void {
    for (const [name, keyOf] of Object.entries(indexes)) {
      const key = keyOf(slot.record)
      if (key === undefined) continue
      const list = indexed.get(`${name}/${key}`) ?? []
      if (add) insert(list, slot)
      else list.splice(search(list, slot), 1)
      if (list.length === 0) indexed.delete(`${name}/${key}`)
      else indexed.set(`${name}/${key}`, list)
    }
  }

  return {
    get size() {
      return slots.size
    },
    get: (id) => slots.get(id)?.record,
    put(record) {
      const slot = slots.get(record.id)
      if (slot === undefined) {
        const added = { at: record.at, sequence: record.sequence, record }
        slots.set(record.id, added)
        insert(order, added)
        index(added, true)
      } else if (Object.values(indexes).some((keyOf) => keyOf(slot.record) !== keyOf(record))) {
        index(slot, false)
        slot.record = record
        index(slot, true)
      } else {
        slot.record = record
      }
    },
    delete(id) {
      const slot = slots.get(id) as Slot<R>
      slots.delete(id)
      order.splice(search(order, slot), 1)
      index(slot, false)
    },
    scan(scan) {
      if (scan.index === undefined) return collect(order, scan)
      const { name, key } = scan.index
      return collect(indexed.get(`${name}/${key}`) ?? [], scan)
    },
    all: () => order.map((slot) => slot.record),
  }
}

function collect<R>(list: readonly Slot<R>[], scan: Scan<R>): R[] {
  const { newestFirst = false, after, limit = Infinity, test } = scan
  const found: R[] = []
  const step = newestFirst ? -1 : 1
  let at = start(list, newestFirst, after)
  for (let slot = list[at]; slot !== undefined && found.length < limit; slot = list[at]) {
    if (test === undefined || test(slot.record)) found.push(slot.record)
    at += step
  }
  return found
}

function start(list: readonly Position[], newestFirst: boolean, after?: Position): number {
  if (after === undefined) return newestFirst ? list.length - 1 : 0
  const { at, sequence } = after
  return newestFirst ? search(list, after) - 1 : search(list, { at, sequence: sequence + 1 })
}

function insert<P extends Position>(list: P[], slot: P): void {
  const last = list[list.length - 1]
  if (last === undefined || compare(last, slot) < 0) list.push(slot)
  else list.splice(search(list, slot), 0, slot)
}

// The index of the first that is not before the place wanted.
function search(list: readonly Position[], wanted: Position): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(list[middle] as Position, wanted) < 0) low = middle + 1
    else high = middle
  }
  return low
}
