import { entriesWithin, spansOf, type Column, type Entry } from './column.ts'
import type { Criterion } from './criteria.ts'
import type { Bounds, Test } from './values/kind.ts'

// What must hold of one parameter by itself, if it has bounds: date=ge2025-01-01 or date=lt2025-02-01.
export function boundsOf(criterion: Criterion): Bounds | undefined {
  if (criterion.kind !== 'values' || criterion.isNegated || criterion.tests.length !== 1) {
    return undefined
  }
  const [{ bounds }] = criterion.tests as readonly [Test<unknown>]
  return typeof bounds?.from === 'number' ? bounds : undefined
}

// A part of all that is not worth to be gathered.
export const MOST_OF_ALL = 1 / 8

// The rows that may lie within several bounds at once, of which each alone keeps too many. A row with one value meets all
// of them by that, which begins not earlier than its usual length before. Undefined where these are many.
export function rowsWithinAll(
  column: Column,
  all: readonly Bounds[],
): readonly number[] | undefined {
  const { usual, longer } = spansOf(column)
  let [from, to] = [-Infinity, Infinity]
  for (const bounds of all) {
    const start = Number(bounds.from) - (bounds.end === 'high' ? usual : 0)
    from = Math.max(from, start)
    to = Math.min(to, Number(bounds.to))
  }
  const within = entriesWithin(column, { end: 'low', from, to })
  if (within.length > column.entries.size * MOST_OF_ALL) return undefined
  return [...rowsOf([...within, ...longer], column.rowsOfSeveral)]
}

// Each once.
export function* rowsOf(entries: Iterable<Entry>, more: readonly number[] = []): Iterable<number> {
  const seen = new Set<number>()
  for (const { rows } of [...entries, { rows: more }]) {
    for (const row of rows) {
      if (seen.has(row)) continue
      seen.add(row)
      yield row
    }
  }
}
