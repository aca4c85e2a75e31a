import { bisect } from '../../kernel/bisect.ts'
import type { Json } from '../../kernel/json.ts'
import type { FoundRows } from './filters.ts'
import { comparePlaces, placeOf, type Place, type SortRule } from './sort.ts'
import type { Order } from './values/kind.ts'

// In JSON. A number is a list, for it may be infinite, with what is below it, if there is more.
export function writePlace({ orders, arrival }: Place): Json {
  return [arrival, ...orders.map((order) => (order === undefined ? null : writeOrder(order)))]
}

function writeOrder(order: Order): Json {
  if (typeof order === 'string') return order
  return typeof order === 'number' ? [String(order)] : [String(order.number), order.below]
}

export function readPlace(json: Json): Place {
  const [arrival, ...orders] = json as readonly [number, ...WrittenOrder[]]
  return { arrival, orders: orders.map(readOrder) }
}

type WrittenOrder = string | readonly [number: string, below?: string] | null

function readOrder(order: WrittenOrder): Order | undefined {
  if (order === null) return undefined
  if (typeof order === 'string') return order
  const [number, below] = order
  return below === undefined ? Number(number) : { number: Number(number), below }
}

// How many of the rows, which are in order, come no later than that place.
export function rowsUpTo(
  { index, rows }: FoundRows,
  sort: readonly SortRule[],
  place: Place,
): number {
  return bisect(rows, (row) => comparePlaces(sort, placeOf(index, sort, row), place) <= 0)
}
