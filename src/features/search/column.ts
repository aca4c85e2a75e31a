import { bisect } from '../../kernel/bisect.ts'
import type { ReadValues, Source } from './parameters.ts'
import {
  compare,
  type Bounds,
  type Ends,
  type Order,
  type Plain,
  type ValueKeys,
} from './values/kind.ts'

type Keys = Required<ValueKeys<unknown>>

// What a parameter compares of all resources: each value once, with the rows that have it.
export interface Column {
  // A test, or a sort, asks for those keys that its kind has.
  readonly kind: Keys
  readonly read: ReadValues
  readonly entries: Map<string, Entry>
  // By row.
  readonly entriesOf: (readonly Entry[])[]
  // Those that have several values.
  readonly rowsOfSeveral: number[]
  // Made when first needed, like the rest.
  byTerm: Map<string, Entry[]> | undefined
  // Those with a term, in order of an end, by both.
  readonly sortedByTerm: Map<string, readonly Entry[]>
  readonly sorted: Partial<Record<keyof Ends | 'order', SortedEntries>>
  spans: Spans | undefined
}

export interface Entry {
  readonly value: unknown
  readonly rows: number[]
  // The entries of a row that has this value alone: most rows are such, and share it.
  alone: readonly Entry[]
}

// How much values cover, as most do.
export interface Spans {
  readonly usual: number
  // What covers more.
  readonly longer: Entry[]
  // How many entries there were when that was found out.
  readonly of: number
}

interface SortedEntries {
  list: readonly Entry[]
  // Those that came since it was sorted.
  added: Entry[]
}

export function createColumn(kind: ValueKeys<unknown>, read: ReadValues): Column {
  return {
    kind: kind as Keys,
    read,
    entries: new Map(),
    entriesOf: [],
    rowsOfSeveral: [],
    byTerm: undefined,
    sortedByTerm: new Map(),
    sorted: {},
    spans: undefined,
  }
}

const none: readonly Entry[] = []

export function addToColumn(column: Column, row: number, source: Source): void {
  const values = column.read(source)
  const { entriesOf } = column
  if (values.length === 0) {
    entriesOf[row] = none
  } else if (values.length === 1) {
    entriesOf[row] = addRow(column, values[0], row).alone
  } else {
    entriesOf[row] = [...new Set(values.map((value) => addRow(column, value, row)))]
    column.rowsOfSeveral.push(row)
  }
}

export function entriesAt({ entriesOf }: Column, row: number): readonly Entry[] {
  return entriesOf[row] as readonly Entry[]
}

function addRow(column: Column, value: unknown, row: number): Entry {
  const key = column.kind.keyOf(value)
  const known = column.entries.get(key)
  if (known === undefined) return addEntry(column, key, value, row)
  if (known.rows.at(-1) !== row) known.rows.push(row)
  return known
}

// Lists of one item, which nearly all of a parameter of many values are, take little room when they are written so.
function addEntry(column: Column, key: string, value: unknown, row: number): Entry {
  const { kind, entries, byTerm, sorted, spans } = column
  const entry: Entry = { value, rows: [row], alone: none }
  entry.alone = [entry]
  entries.set(key, entry)
  if (byTerm !== undefined) addTerms(byTerm, kind, entry)
  for (const { added } of Object.values(sorted)) added.push(entry)
  if (spans !== undefined) addSpan(spans, kind, entry)
  return entry
}

function addTerms(byTerm: Map<string, Entry[]>, kind: Keys, entry: Entry): void {
  for (const term of kind.termsOf(entry.value)) {
    const known = byTerm.get(term)
    if (known === undefined) byTerm.set(term, [entry])
    else known.push(entry)
  }
}

export function entryWithKey({ entries }: Column, key: string): readonly Entry[] {
  const entry = entries.get(key)
  return entry === undefined ? none : [entry]
}

export function entriesWithTerm(column: Column, term: string): readonly Entry[] {
  if (column.byTerm === undefined) {
    column.byTerm = new Map()
    for (const entry of column.entries.values()) addTerms(column.byTerm, column.kind, entry)
  }
  return column.byTerm.get(term) ?? none
}

export function entriesWithin(column: Column, bounds: Bounds): readonly Entry[] {
  return sliceOf(column, sortedBy(column, bounds.end), bounds)
}

export function entriesWithTermWithin(
  column: Column,
  term: string,
  bounds: Bounds,
): readonly Entry[] {
  const all = entriesWithTerm(column, term)
  const name = `${bounds.end}/${term}`
  const known = column.sortedByTerm.get(name)
  if (known?.length === all.length) return sliceOf(column, known, bounds)
  const keyOf = endReader(column.kind, bounds.end)
  const list = all.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  column.sortedByTerm.set(name, list)
  return sliceOf(column, list, bounds)
}

function sliceOf(
  { kind }: Column,
  list: readonly Entry[],
  { end, from, to }: Bounds,
): readonly Entry[] {
  const keyOf = endReader(kind, end)
  const start = bisect(list, (entry) => keyOf(entry) < from)
  return list.slice(
    start,
    bisect(list, (entry) => keyOf(entry) <= to),
  )
}

// All but one of so many are no longer than usual.
const PART = 16

export function spansOf(column: Column): Spans {
  const { kind, entries } = column
  if (column.spans !== undefined && entries.size <= 2 * column.spans.of) return column.spans
  const lengths = Array.from(entries.values(), (entry) => lengthOf(kind, entry))
  const usual = lengths.toSorted((a, b) => a - b)[
    Math.floor(((lengths.length - 1) * (PART - 1)) / PART)
  ]
  const spans: Spans = { usual: usual ?? 0, longer: [], of: entries.size }
  for (const entry of entries.values()) addSpan(spans, kind, entry)
  column.spans = spans
  return spans
}

function addSpan({ usual, longer }: Spans, kind: Keys, entry: Entry): void {
  if (lengthOf(kind, entry) > usual) longer.push(entry)
}

function lengthOf(kind: Keys, { value }: Entry): number {
  const { low, high } = kind.endsOf(value)
  return Number(high) - Number(low)
}

export function entriesInOrder(column: Column): readonly Entry[] {
  return sortedBy(column, 'order')
}

export function orderOf({ kind }: Column, { value }: Entry): Order {
  return kind.orderOf(value)
}

function sortedBy(column: Column, by: keyof Ends | 'order'): readonly Entry[] {
  const sorted = (column.sorted[by] ??= { list: [], added: [...column.entries.values()] })
  if (sorted.added.length === 0) return sorted.list
  const keyOf = keyReader(column.kind, by)
  sorted.list = [...sorted.list, ...sorted.added].toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  sorted.added = []
  return sorted.list
}

function keyReader(kind: Keys, by: keyof Ends | 'order'): (entry: Entry) => Order {
  if (by === 'order') return ({ value }) => kind.orderOf(value)
  return endReader(kind, by)
}

function endReader(kind: Keys, end: keyof Ends): (entry: Entry) => Plain {
  return ({ value }) => kind.endsOf(value)[end]
}
