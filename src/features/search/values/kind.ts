import type { Assumptions } from '../../../model/ledger/assumptions.ts'
import type { TypedValue } from '../extract.ts'

// What values of a kind are known by.
export interface ValueKeys<V> {
  // Values that nothing tells apart have one key.
  keyOf(value: V): string
  // What a test may name a value by.
  termsOf?(value: V): readonly string[]
  // The ends of what a value covers, which a test may give bounds for.
  endsOf?(value: V): Ends
  // What results are sorted by.
  orderOf?(value: V): Order
}

// What search parameters of a kind compare: how the values are found in a resource, and what is asked of them.
export interface ValueKind<V> extends ValueKeys<V> {
  read(found: TypedValue, context: ReadContext): readonly V[]
  // What is asked for by the text between two commas; throws a QueryError.
  parse(text: string, asked: Asked): Test<V>
}

export interface ReadContext {
  // Whose own URLs lead to its resources.
  readonly datastoreId: string
}

// A parameter as it was asked for.
export interface Asked {
  // With its modifier, as in the URL.
  readonly name: string
  readonly modifier: string | undefined
  readonly datastoreId: string
  readonly assumptions: Assumptions
}

export interface Test<V> {
  matches(value: V): boolean
  // Where given, only what has this key matches.
  readonly key?: string
  // Where given, only what has this term matches.
  readonly term?: string
  // Where given, only what has that end within these bounds matches; with a term as well, what has both.
  readonly bounds?: Bounds
  // Where given, only a value that has this in it matches.
  readonly part?: TextPart
}

// A text that is in a value, or at its start, both read alike.
export interface TextPart {
  readonly text: string
  readonly isStart: boolean
  // Reads a value; the same function for all that are read alike.
  readonly fold: (value: string) => string
}

export interface Bounds {
  readonly end: keyof Ends
  readonly from: Plain
  readonly to: Plain
}

export interface Ends {
  readonly low: Plain
  readonly high: Plain
}

export type Plain = number | string

export type Order = Plain | Fine

// What is finer than numbers are: first comes the number, then what is below it, in the order of texts.
interface Fine {
  readonly number: number
  readonly below: string
}

export function compare(a: Order, b: Order): number {
  if (typeof a !== 'object' && typeof b !== 'object') return a < b ? -1 : a > b ? 1 : 0
  const [one, other] = [a, b].map(toFine) as [Fine, Fine]
  return compare(one.number, other.number) || compare(one.below, other.below)
}

function toFine(order: Order): Fine {
  return typeof order === 'object' ? order : { number: Number(order), below: '' }
}
