import { atLeast, atMost, oneOf, patterned } from './constraint-texts.ts'
import type { ListShape, NumberShape, Shape, StringShape } from '../healthlake/shape.ts'
import { shapes } from '../healthlake/shapes.ts'

type ConstraintKind = 'missing' | 'enum' | 'pattern' | 'length' | 'value' | 'union'

export interface Broken {
  readonly kind: ConstraintKind
  // What would be right: `Member must not be null`.
  readonly constraint: string
}

export interface Violation extends Broken {
  // Where, in the form of AWS's messages: `tags.1.member.key`.
  readonly path: string
  // How the message shows the value; left out for lists and unions.
  readonly shown?: string
}

const nothing: readonly Broken[] = []

interface Pattern {
  // The pattern itself; it counts in code points, not in UTF-16 units.
  readonly whole: RegExp
  // The same with the ASCII letters, digits and spaces alone: it knows at once most of the values
  // that fit.
  readonly ascii: RegExp
}

const patterns = new Map<string, Pattern>()
for (const shape of Object.values<Shape>(shapes)) {
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

// [message-order]
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

export function brokenByNumber(shape: NumberShape, value: number): readonly Broken[] {
  return outside('value', value, shape)
}

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
