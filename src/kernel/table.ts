import { createOrderedList, type OrderedList, type Position, type Range } from './ordered-list.ts'

export interface Row extends Position {
  readonly id: string
}

// The records that an index has under a key.
interface Indexed {
  readonly name: string
  readonly key: string
}

export interface Scan<R> extends Range {
  // Only these records; all, if left out.
  readonly index?: Indexed | undefined
  // How many at most (default: all).
  readonly limit?: number
  readonly test?: ((record: R) => boolean) | undefined
}

// Records by id and in order of time. Only records are state: order and indexes follow from them.
export interface Table<R extends Row> {
  readonly size: number
  get(id: string): R | undefined
  // Adds a record, or puts it in the place of the one with its id, whose place in time it must have.
  put(record: R): void
  // Takes away a record that is there.
  delete(id: string): void
  scan(scan: Scan<R>): R[]
  // The oldest of them.
  first(index: Indexed): R | undefined
  // The same, one by one; records may be put meanwhile that stay where they are.
  each(index: Indexed): Iterable<R>
  count(index: Indexed): number
  all(): R[]
}

interface Slot<R> extends Position {
  record: R | undefined
}

// An index is made when it is first asked for.
export function createTable<R extends Row>(
  indexes: Readonly<Record<string, (record: R) => string | undefined>>,
): Table<R> {
  const slots = new Map<string, Slot<R>>()
  const order = createOrderedList<Slot<R>>(({ record }) => record !== undefined)
  const made = new Map<string, Index<R>>()

  function indexBy(name: string): Index<R> {
    const known = made.get(name)
    if (known !== undefined) return known
    const index = createIndex(indexes[name] as (record: R) => string | undefined)
    for (const slot of order.items({})) index.add(slot, slot.record as R)
    made.set(name, index)
    return index
  }

  function listBy({ name, key }: Indexed): OrderedList<Slot<R>> | undefined {
    return indexBy(name).get(key)
  }

  return {
    get size() {
      return slots.size
    },
    get: (id) => slots.get(id)?.record,
    put(record) {
      let slot = slots.get(record.id)
      if (slot === undefined) {
        slot = { at: record.at, sequence: record.sequence, record }
        slots.set(record.id, slot)
        order.insert(slot)
        for (const index of made.values()) index.add(slot, record)
        return
      }
      const before = slot.record as R
      slot.record = record
      for (const index of made.values()) index.move(slot, before, record)
    },
    delete(id) {
      const slot = slots.get(id) as Slot<R>
      const before = slot.record as R
      slots.delete(id)
      slot.record = undefined
      order.drop()
      for (const index of made.values()) index.remove(before)
    },
    scan({ index, ...range }) {
      return collect(index === undefined ? order : listBy(index), range)
    },
    first: (index) => listBy(index)?.first()?.record,
    *each(index) {
      for (const { record } of listBy(index)?.items({}) ?? []) yield record as R
    },
    count: (index) => listBy(index)?.size ?? 0,
    all: () => collect(order, {}),
  }
}

interface Index<R> {
  get(key: string): OrderedList<Slot<R>> | undefined
  add(slot: Slot<R>, record: R): void
  move(slot: Slot<R>, before: R, after: R): void
  remove(before: R): void
}

function createIndex<R>(keyOf: (record: R) => string | undefined): Index<R> {
  const lists = new Map<string, OrderedList<Slot<R>>>()

  function add(slot: Slot<R>, key: string | undefined): void {
    if (key === undefined) return
    const list = lists.get(key) ?? createList(key)
    lists.set(key, list)
    list.insert(slot)
  }

  function createList(key: string): OrderedList<Slot<R>> {
    return createOrderedList(({ record }) => record !== undefined && keyOf(record) === key)
  }

  function remove(key: string | undefined): void {
    if (key === undefined) return
    const list = lists.get(key)
    list?.drop()
    if (list?.size === 0) lists.delete(key)
  }

  return {
    get: (key) => lists.get(key),
    add: (slot, record) => add(slot, keyOf(record)),
    move(slot, before, after) {
      const [from, to] = [keyOf(before), keyOf(after)]
      if (from === to) return
      remove(from)
      add(slot, to)
    },
    remove: (before) => remove(keyOf(before)),
  }
}

function collect<R>(
  list: OrderedList<Slot<R>> | undefined,
  { limit = Infinity, test, ...range }: Omit<Scan<R>, 'index'>,
): R[] {
  const found: R[] = []
  if (list === undefined || limit === 0) return found
  for (const { record } of list.items(range)) {
    if (record === undefined || test?.(record) === false) continue
    found.push(record)
    if (found.length === limit) break
  }
  return found
}
