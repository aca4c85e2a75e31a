import { bisect } from '../../kernel/bisect.ts'
import type { Json } from '../../kernel/json.ts'
import type { FoundRows } from './filters.ts'
import { comparePlaces, placeOf, type Place, type SortRule } from './sort.ts'
import type { Order } from './values/kind.ts'

// In JSON. A number is a list, for it may be infinite.
export function writePlace({ orders, arrival }: Place): Json {
  return [
    arrival,
    ...orders.map((order) => (typeof order === 'number' ? [String(order)] : (order ?? null))),
  ]
}

export function readPlace(json: Json): Place {
  const [arrival, ...orders] = json as readonly [number, ...(string | readonly [string] | null)[]]
  return { arrival, orders: orders.map(readOrder) }
}

function readOrder(order: string | readonly [string] | null): Order | undefined {
  if (order === null) return undefined
  return typeof order === 'string' ? order : Number(order[0])
}

// How many of the rows, which are in order, come no later than that place.
export function rowsUpTo(
  { index, rows }: FoundRows,
  sort: readonly SortRule[],
  place: Place,
): number {
  return bisect(rows, (row) => comparePlaces(sort, placeOf(index, sort, row), place) <= 0)
}
