import { atLeast, atMost, oneOf, patterned } from './constraint-texts.ts'
import type { ListShape, NumberShape, StringShape } from '../healthlake/shape.ts'
import { allShapes } from '../healthlake/shapes.ts'

/** What kind of constraint is broken. */
type ConstraintKind = 'missing' | 'enum' | 'pattern' | 'length' | 'value' | 'union'

/** A constraint that a value breaks. */
export interface Broken {
  readonly kind: ConstraintKind
  /** What would be right: `Member must not be null`. */
  readonly constraint: string
}

/** A place of an input that breaks a constraint of the model. */
export interface Violation extends Broken {
  /** Where, in the form of AWS's messages: `tags.1.member.key`. */
  readonly path: string
  /** How the message shows the value; left out for lists and unions. */
  readonly shown?: string
}

const nothing: readonly Broken[] = []

/** A pattern of the model, to be tested against whole values. */
interface Pattern {
  /** The pattern itself; it counts in code points, not in UTF-16 units. */
  readonly whole: RegExp
  /** The same with the ASCII letters, digits and spaces alone: it knows at once most of the values that fit. */
  readonly ascii: RegExp
}

const patterns = new Map<string, Pattern>()
for (const shape of Object.values(allShapes)) {
  if (shape.type === 'string' && shape.pattern !== undefined) {
    patterns.set(shape.pattern, patternOf(shape.pattern))
  }
}

function patternOf(pattern: string): Pattern {
  const ascii = pattern
    .replaceAll(String.raw`\p{L}`, 'A-Za-z')
    .replaceAll(String.raw`\p{N}`, '0-9')
    .replaceAll(String.raw`\p{Z}`, ' ')
  return { whole: new RegExp(`^(?:${pattern})$`, 'u'), ascii: new RegExp(`^(?:${ascii})$`, 'u') }
}

function fits({ whole, ascii }: Pattern, value: string): boolean {
  return ascii.test(value) || whole.test(value)
}

/**
 * Checks a string.
 *
 * @param shape Its shape
 * @param value The string
 * @returns The constraints that it breaks: pattern before length [message-order]
 */
export function brokenByString(shape: StringShape, value: string): readonly Broken[] {
  if (shape.enum !== undefined) {
    return shape.enum.includes(value) ? nothing : [{ kind: 'enum', constraint: oneOf(shape.enum) }]
  }
  const tooLongOrShort = outside('length', lengthOf(value), shape)
  if (shape.pattern === undefined || fits(patterns.get(shape.pattern) as Pattern, value)) {
    return tooLongOrShort
  }
  return [{ kind: 'pattern', constraint: patterned(shape.pattern) }, ...tooLongOrShort]
}

/**
 * Checks a number.
 *
 * @param shape Its shape
 * @param value The number
 * @returns The constraints that it breaks
 */
export function brokenByNumber(shape: NumberShape, value: number): readonly Broken[] {
  return outside('value', value, shape)
}

/**
 * Checks the length of a list.
 *
 * @param shape Its shape
 * @param value The list
 * @returns The constraints that it breaks
 */
export function brokenByList(shape: ListShape, value: readonly unknown[]): readonly Broken[] {
  return outside('length', value.length, shape)
}

function outside(
  what: 'length' | 'value',
  size: number,
  { min, max }: { readonly min?: number; readonly max?: number },
): readonly Broken[] {
  if (min !== undefined && size < min) {
    return [{ kind: what, constraint: atLeast(what, min) }]
  }
  if (max !== undefined && size > max) {
    return [{ kind: what, constraint: atMost(what, max) }]
  }
  return nothing
}

// Code points, not UTF-16 units [string-length]
function lengthOf(text: string): number {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text).length : text.length
}
