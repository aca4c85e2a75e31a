import { entriesAt, type Column, type Entry } from './column.ts'
import type { Filter } from './filters.ts'

type Matches = (row: number) => boolean

// Whether all filters keep a row. Rows that share their one value share what several filters of a column say of it.
export function allOf(filters: readonly Filter[]): Matches {
  const byColumn = new Map<Column, Filter[]>()
  for (const filter of filters) {
    const known = byColumn.get(filter.column)
    if (known === undefined) byColumn.set(filter.column, [filter])
    else known.push(filter)
  }
  const all = Array.from(byColumn, ([column, some]) => jointly(column, some))
  return (row) => all.every((matches) => matches(row))
}

function jointly(column: Column, filters: readonly Filter[]): Matches {
  const [first] = filters as readonly [Filter]
  if (filters.length === 1) return (row) => first.matches(row)
  const known = new Map<readonly Entry[], boolean>()
  return (row) => {
    const entries = entriesAt(column, row)
    const before = known.get(entries)
    if (before !== undefined) return before
    const now = filters.every((filter) => filter.matches(row))
    known.set(entries, now)
    return now
  }
}
