import type { ListShape, NumberShape, StringShape } from './shape.ts'
import { allShapes } from './shapes.ts'

/** A place of an input that breaks a constraint of the model. */
export interface Violation {
  /** Where, in the form of AWS's messages: `tags.1.member.key`. */
  readonly path: string
  /** What would be right: `Member must not be null`. */
  readonly constraint: string
  /** How the message shows the value; left out for lists and unions. */
  readonly shown?: string
}

// A pattern holds for the whole value and counts in code points, not in UTF-16 units.
const patterns = new Map<string, RegExp>()
for (const shape of Object.values(allShapes)) {
  if (shape.type === 'string' && shape.pattern !== undefined) {
    patterns.set(shape.pattern, new RegExp(`^(?:${shape.pattern})$`, 'u'))
  }
}

/**
 * Checks a string.
 *
 * @param shape Its shape
 * @param value The string
 * @returns The constraints that it breaks: pattern before length [message-order]
 */
export function brokenByString(shape: StringShape, value: string): string[] {
  if (shape.enum !== undefined) {
    return shape.enum.includes(value)
      ? []
      : [`Member must satisfy enum value set: [${shape.enum.join(', ')}]`]
  }
  const matches = shape.pattern === undefined || patterns.get(shape.pattern)?.test(value) === true
  return [
    ...(matches ? [] : [`Member must satisfy regular expression pattern: ${shape.pattern}`]),
    ...outside('length', lengthOf(value), shape),
  ]
}

/**
 * Checks a number.
 *
 * @param shape Its shape
 * @param value The number
 * @returns The constraints that it breaks
 */
export function brokenByNumber(shape: NumberShape, value: number): string[] {
  return outside('value', value, shape)
}

/**
 * Checks the length of a list.
 *
 * @param shape Its shape
 * @param value The list
 * @returns The constraints that it breaks
 */
export function brokenByList(shape: ListShape, value: readonly unknown[]): string[] {
  return outside('length', value.length, shape)
}

function outside(
  what: 'length' | 'value',
  size: number,
  { min, max }: { readonly min?: number; readonly max?: number },
): string[] {
  if (min !== undefined && size < min) {
    return [`Member must have ${what} greater than or equal to ${min}`]
  }
  if (max !== undefined && size > max) {
    return [`Member must have ${what} less than or equal to ${max}`]
  }
  return []
}

// Code points, not UTF-16 units [string-length]
function lengthOf(text: string): number {
  return /[\uD800-\uDFFF]/.test(text) ? Array.from(text).length : text.length
}
