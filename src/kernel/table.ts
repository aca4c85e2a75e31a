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
  readonly index?: { readonly name: string; readonly key: string }
  // (default: false)
  readonly newestFirst?: boolean
  // The scan begins behind this place.
  readonly after?: Position | undefined
  // How many records at most (default: all).
  readonly limit?: number
  // Which records (default: all).
  readonly test?: (record: R) => boolean
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
  const filed = new Map<string, Slot<R>[]>()

  function file(slot: Slot<R>, add: boolean): void {
    for (const [name, keyOf] of Object.entries(indexes)) {
      const key = keyOf(slot.record)
      if (key === undefined) continue
      const drawer = filed.get(`${name}/${key}`) ?? []
      if (add) insert(drawer, slot)
      else drawer.splice(search(drawer, slot), 1)
      if (drawer.length === 0) filed.delete(`${name}/${key}`)
      else filed.set(`${name}/${key}`, drawer)
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
        file(added, true)
      } else if (Object.values(indexes).some((keyOf) => keyOf(slot.record) !== keyOf(record))) {
        file(slot, false)
        slot.record = record
        file(slot, true)
      } else {
        slot.record = record
      }
    },
    delete(id) {
      const slot = slots.get(id) as Slot<R>
      slots.delete(id)
      order.splice(search(order, slot), 1)
      file(slot, false)
    },
    scan(scan) {
      const { index } = scan
      if (index === undefined) return collect(order, scan)
      return collect(filed.get(`${index.name}/${index.key}`) ?? [], scan)
    },
    all: () => order.map((slot) => slot.record),
  }
}

function collect<R>(drawer: readonly Slot<R>[], scan: Scan<R>): R[] {
  const { newestFirst = false, after, limit = Infinity, test } = scan
  const found: R[] = []
  const step = newestFirst ? -1 : 1
  let at = start(drawer, newestFirst, after)
  for (let slot = drawer[at]; slot !== undefined && found.length < limit; slot = drawer[at]) {
    if (test === undefined || test(slot.record)) found.push(slot.record)
    at += step
  }
  return found
}

function start(drawer: readonly Position[], newestFirst: boolean, after?: Position): number {
  if (after === undefined) return newestFirst ? drawer.length - 1 : 0
  const { at, sequence } = after
  return newestFirst ? search(drawer, after) - 1 : search(drawer, { at, sequence: sequence + 1 })
}

export function insert<P extends Position>(drawer: P[], slot: P): void {
  const last = drawer[drawer.length - 1]
  if (last === undefined || compare(last, slot) < 0) drawer.push(slot)
  else drawer.splice(search(drawer, slot), 0, slot)
}

// The index of the first that is not before the place wanted.
function search(drawer: readonly Position[], wanted: Position): number {
  let low = 0
  let high = drawer.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(drawer[middle] as Position, wanted) < 0) low = middle + 1
    else high = middle
  }
  return low
}

function compare(a: Position, b: Position): number {
  return a.at - b.at || a.sequence - b.sequence
}
