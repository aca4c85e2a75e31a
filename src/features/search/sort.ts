import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import { arrivalOf } from '../../state/resources.ts'
import { entriesAt, entriesInOrder, orderOf, type Column, type Entry } from './column.ts'
import { firstAt, openColumn, type TypeIndex } from './type-index.ts'
import { compare, type Order } from './values/kind.ts'

export interface SortRule {
  readonly parameter: SearchParameter
  readonly isDescending: boolean
}

// Where a resource stands in an order: what each rule compares, then when it came.
export interface Place {
  readonly orders: readonly (Order | undefined)[]
  readonly arrival: number
}

type Compare = (a: number, b: number) => number

// [search-sort-order] What is equal comes in order of arrival.
export function compareRows(index: TypeIndex, sort: readonly SortRule[]): Compare {
  const rules = sort.map((rule) => compareBy(index, rule))
  return (a, b) => {
    for (const rule of rules) {
      const order = rule(a, b)
      if (order !== 0) return order
    }
    return arrivalOf(firstAt(index, a)) - arrivalOf(firstAt(index, b))
  }
}

function compareBy(index: TypeIndex, { parameter, isDescending }: SortRule): Compare {
  const column = openColumn(index, parameter)
  return (a, b) =>
    compareOrders(
      orderOfRow(column, a, isDescending),
      orderOfRow(column, b, isDescending),
      isDescending,
    )
}

function compareOrders(a: Order | undefined, b: Order | undefined, isDescending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return isDescending ? compare(b, a) : compare(a, b)
}

export function placeOf(index: TypeIndex, sort: readonly SortRule[], row: number): Place {
  const orders = sort.map(({ parameter, isDescending }) =>
    orderOfRow(openColumn(index, parameter), row, isDescending),
  )
  return { orders, arrival: arrivalOf(firstAt(index, row)) }
}

export function comparePlaces(sort: readonly SortRule[], a: Place, b: Place): number {
  for (const [rule, { isDescending }] of sort.entries()) {
    const order = compareOrders(a.orders[rule], b.orders[rule], isDescending)
    if (order !== 0) return order
  }
  return a.arrival - b.arrival
}

// Of several values the one that comes first.
function orderOfRow(column: Column, row: number, isDescending: boolean): Order | undefined {
  let first: Order | undefined
  for (const entry of entriesAt(column, row)) {
    const order = orderOf(column, entry)
    const isBefore = first === undefined || compareOrders(order, first, isDescending) < 0
    if (isBefore) first = order
  }
  return first
}

// All rows that the index has in the order of the rules, then those without a value. Only as many are sorted as are
// asked for.
export function* rowsInOrder(
  index: TypeIndex,
  sort: readonly [SortRule, ...SortRule[]] | readonly SortRule[],
  arrivals: () => Iterable<number>,
): Iterable<number> {
  const [{ parameter, isDescending }] = sort as readonly [SortRule]
  const column = openColumn(index, parameter)
  const inGroup = compareRows(index, sort)
  const seen = new Set<number>()
  for (const group of groupsOf(column, isDescending)) {
    const rows = group.flatMap((entry) => entry.rows.filter((row) => !seen.has(row)))
    const fresh = [...new Set(rows)].toSorted(inGroup)
    for (const row of fresh) seen.add(row)
    yield* fresh
  }
  const without = Array.from(arrivals()).filter((row) => entriesAt(column, row).length === 0)
  yield* without.toSorted(inGroup)
}

// The entries that come at one place, first to last.
function* groupsOf(column: Column, isDescending: boolean): Iterable<readonly Entry[]> {
  const entries = entriesInOrder(column)
  const { length } = entries
  let group: Entry[] = []
  for (let index = 0; index < length; index += 1) {
    const entry = entries[isDescending ? length - 1 - index : index] as Entry
    const [last] = group
    if (last !== undefined && compare(orderOf(column, last), orderOf(column, entry)) !== 0) {
      yield group
      group = []
    }
    group.push(entry)
  }
  if (group.length > 0) yield group
}
