import { bisect } from '../../kernel/bisect.ts'
import type { ReadValues, Source } from './parameters.ts'
import type { Bounds, Ends, Order, ValueKind } from './values/kind.ts'

// What a parameter compares of all resources: each value once, with the rows that have it.
export interface Column {
  readonly kind: ValueKind<unknown>
  readonly read: ReadValues
  readonly entries: Map<string, Entry>
  // By row.
  readonly entriesOf: (readonly Entry[])[]
  // Made when first needed.
  byTerm: Map<string, Entry[]> | undefined
  readonly sorted: Partial<Record<keyof Ends | 'order', SortedEntries>>
}

export interface Entry {
  readonly value: unknown
  readonly rows: number[]
  // The entries of a row that has this value alone: most rows are such, and share it.
  readonly alone: Entry[]
}

interface SortedEntries {
  list: readonly Entry[]
  // Those that came since it was sorted.
  added: Entry[]
}

export function createColumn(kind: ValueKind<unknown>, read: ReadValues): Column {
  return { kind, read, entries: new Map(), entriesOf: [], byTerm: undefined, sorted: {} }
}

const none: readonly Entry[] = []

export function addToColumn(column: Column, row: number, source: Source): void {
  const values = column.read(source)
  if (values.length === 0) {
    column.entriesOf[row] = none
    return
  }
  if (values.length === 1) {
    const { rows, alone } = openEntry(column, values[0])
    rows.push(row)
    column.entriesOf[row] = alone
    return
  }
  const entries = new Set(values.map((value) => openEntry(column, value)))
  for (const { rows } of entries) rows.push(row)
  column.entriesOf[row] = [...entries]
}

function openEntry(column: Column, value: unknown): Entry {
  const { kind, entries, byTerm, sorted } = column
  const key = kind.keyOf(value)
  const known = entries.get(key)
  if (known !== undefined) return known
  const entry: Entry = { value, rows: [], alone: [] }
  entry.alone.push(entry)
  entries.set(key, entry)
  if (byTerm !== undefined) addTerms(byTerm, kind, entry)
  for (const { added } of Object.values(sorted)) added.push(entry)
  return entry
}

function addTerms(byTerm: Map<string, Entry[]>, kind: ValueKind<unknown>, entry: Entry): void {
  for (const term of kind.termsOf?.(entry.value) ?? []) {
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

export function entriesWithin(column: Column, { end, from, to }: Bounds): readonly Entry[] {
  const list = sortedBy(column, end)
  const keyOf = keyReader(column.kind, end)
  const start = bisect(list, (entry) => keyOf(entry) < from)
  return list.slice(
    start,
    bisect(list, (entry) => keyOf(entry) <= to),
  )
}

export function entriesInOrder(column: Column): readonly Entry[] {
  return sortedBy(column, 'order')
}

export function orderOf({ kind }: Column, { value }: Entry): Order {
  return kind.orderOf?.(value) ?? ''
}

function sortedBy(column: Column, by: keyof Ends | 'order'): readonly Entry[] {
  const sorted = (column.sorted[by] ??= { list: [], added: [...column.entries.values()] })
  if (sorted.added.length === 0) return sorted.list
  const keyOf = keyReader(column.kind, by)
  sorted.list = [...sorted.list, ...sorted.added].toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  sorted.added = []
  return sorted.list
}

function keyReader(kind: ValueKind<unknown>, by: keyof Ends | 'order'): (entry: Entry) => Order {
  if (by === 'order') return ({ value }) => kind.orderOf?.(value) ?? ''
  return ({ value }) => kind.endsOf?.(value)[by] ?? ''
}

export function compare(a: Order, b: Order): number {
  return a < b ? -1 : a > b ? 1 : 0
}
