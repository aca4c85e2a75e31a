import type { JsonObject } from '../../../kernel/json.ts'

export type Draft = Readonly<Record<string, unknown>>

// What R4's rules, and care, ask of an object beyond the table of elements. Elements have their names: value, not valueString.
export interface Shape {
  // Rules of R4: of each list at least one is there.
  readonly some?: readonly (readonly string[])[]
  // Of each list at most one is there.
  readonly apart?: readonly (readonly string[])[]
  // Rules of R4: what the first is there with.
  readonly needs?: Readonly<Record<string, string>>
  // What is always there, so that nothing is doubtful.
  readonly always?: readonly string[]
  // What is never there.
  readonly without?: readonly string[]
  // Lists of one item alone.
  readonly single?: readonly string[]
  // The values that an element has, by the keys that JSON has for it.
  readonly values?: Readonly<Record<string, readonly unknown[]>>
  readonly repair?: (draft: Draft) => Draft
}

export type Shapes = Readonly<Record<string, Shape>>

// Puts two dates in order.
export function inOrder(earlier: string, later: string): (draft: Draft) => Draft {
  return (draft) => {
    const { [earlier]: from, [later]: to } = draft
    if (typeof from !== 'string' || typeof to !== 'string' || compare(from, to) <= 0) return draft
    return { ...draft, [earlier]: to, [later]: from }
  }
}

const DATE = 'YYYY-MM-DD'.length

// As exactly as both are known.
function compare(one: string, other: string): number {
  if (one.length > DATE && other.length > DATE) return Date.parse(one) - Date.parse(other)
  const length = Math.min(one.length, other.length, DATE)
  const [a, b] = [one.slice(0, length), other.slice(0, length)]
  if (a === b) return 0
  return a < b ? -1 : 1
}

export function itemsOf(draft: Draft, name: string): readonly JsonObject[] {
  return (draft[name] ?? []) as readonly JsonObject[]
}
