import {
  atLeast,
  atMost,
  eachOne,
  exactlyOneMember,
  notNull,
  oneOf,
  patterned,
} from './constraint-texts.ts'
import type { ListShape, NumberShape, Shape, StringShape, StructureShape } from './shape.ts'

export interface Violation {
  // Where, in the form of AWS's messages: `tags.1.member.key`.
  readonly path: string
  // What would be right: `Member must not be null`.
  readonly constraint: string
  // Undefined or null where there is none.
  readonly value: unknown
  // Left out where there is no value.
  readonly shape?: Shape
}

// Gives the constraints that a value breaks; the same empty list for every value that is right.
type Check<Value> = (value: Value) => readonly string[]

const nothing: readonly string[] = []

// [message-order]
export function stringCheck(shape: StringShape): Check<string> {
  const { enum: values, pattern } = shape
  if (values !== undefined) {
    return (value) => (values.includes(value) ? nothing : [oneOf(values)])
  }
  if (pattern === undefined) return (value) => outsideLength(value, shape)
  const fits = patternTest(pattern)
  return (value) => {
    const length = outsideLength(value, shape)
    return fits(value) ? length : [patterned(pattern), ...length]
  }
}

// Compiled when first needed. A pattern counts in code points; with the ASCII letters, digits and
// spaces alone it knows at once most of the values that fit.
function patternTest(pattern: string): (value: string) => boolean {
  let ascii: RegExp | undefined
  let whole: RegExp | undefined
  return (value) => {
    ascii ??= wholly(asciiOf(pattern))
    if (ascii.test(value)) return true
    whole ??= wholly(pattern)
    return whole.test(value)
  }
}

function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}

function asciiOf(pattern: string): string {
  return pattern
    .replaceAll(String.raw`\p{L}`, 'A-Za-z')
    .replaceAll(String.raw`\p{N}`, '0-9')
    .replaceAll(String.raw`\p{Z}`, ' ')
}

export function numberCheck(shape: NumberShape): Check<number> {
  return (value) => outside('value', value, shape)
}

export function listCheck(shape: ListShape): Check<readonly unknown[]> {
  return (value) => outside('length', value.length, shape)
}

// [message-items]
export function itemConstraint({ enum: values, pattern, min, max }: StringShape): string {
  return eachOne([
    ...(values === undefined ? [] : [oneOf(values)]),
    ...(max === undefined ? [] : [atMost('length', max)]),
    ...(min === undefined ? [] : [atLeast('length', min)]),
    ...(pattern === undefined ? [] : [patterned(pattern)]),
    notNull,
  ])
}

// [union-member]
export function brokenByUnion(shape: StructureShape, value: object): readonly string[] {
  const given = value as Readonly<Record<string, unknown>>
  const set = Object.keys(shape.members).filter((name) => (given[name] ?? undefined) !== undefined)
  return set.length === 1 ? nothing : [exactlyOneMember]
}

interface Limits {
  readonly min?: number
  readonly max?: number
}

// Code points, not UTF-16 units [string-length]: as many or fewer, at least half as many.
function outsideLength(text: string, shape: Limits): readonly string[] {
  const { min = 0, max = Infinity } = shape
  const units = text.length
  if (units <= max && units >= 2 * min - 1) return nothing
  const length = /[\uD800-\uDFFF]/.test(text) ? Array.from(text).length : units
  return outside('length', length, shape)
}

function outside(what: 'length' | 'value', size: number, { min, max }: Limits): readonly string[] {
  if (min !== undefined && size < min) {
    return [atLeast(what, min)]
  }
  if (max !== undefined && size > max) {
    return [atMost(what, max)]
  }
  return nothing
}
