import { isObject } from '../../kernel/assert-options.ts'
import { isDate } from '../../kernel/instant.ts'
import type { Shape, StructureShape } from '../codec/shape.ts'
import { shapeOf } from './shapes.ts'

// How to read a value that may lack members, as the author of a test gives it.
export interface PartialReader {
  // Whether it stands as it is, whatever the shape.
  readonly takes?: (value: unknown) => boolean
  // Whether members that are undefined count; if not, it is as if they were not given.
  readonly keepsUndefined?: true
  // Comes for each member that its shape does not have.
  readonly unknownMember: (path: string, member: string, known: readonly string[]) => void
  // Reads what is no structure and no list, or should be one and is not.
  readonly leaf: (shape: Shape, value: unknown, path: string) => unknown
}

export function readPartial(
  name: string,
  value: unknown,
  reader: PartialReader,
  path = '',
): unknown {
  if (reader.takes?.(value) === true) return value
  const shape = shapeOf(name)
  if (shape.type === 'structure' && isObject(value)) {
    return readMembers(shape, value, reader, path)
  }
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((item, index) => readPartial(shape.member, item, reader, `${path}[${index}]`))
  }
  return reader.leaf(shape, value, path)
}

function readMembers(
  { members }: StructureShape,
  value: Readonly<Record<string, unknown>>,
  reader: PartialReader,
  path: string,
): object {
  const read: Record<string, unknown> = {}
  for (const member of Object.keys(value)) {
    const given = value[member]
    if (given === undefined && reader.keepsUndefined !== true) continue
    const at = path === '' ? member : `${path}.${member}`
    const shape = Object.hasOwn(members, member) ? members[member] : undefined
    if (shape === undefined) reader.unknownMember(at, member, Object.keys(members))
    else read[member] = given === undefined ? given : readPartial(shape, given, reader, at)
  }
  return read
}

// Whether all that a structure is given is text, in members that it has.
export function hasKnownTextsOnly(name: string, value: Readonly<Record<string, unknown>>): boolean {
  const { members } = shapeOf(name) as StructureShape
  for (const member in value) {
    if (typeof value[member] !== 'string' || !Object.hasOwn(members, member)) return false
  }
  return true
}

// What would be right in place of a value of another type; undefined if it has its shape's.
export function rightType({ type }: Shape, value: unknown): string | undefined {
  const { right, fits } = types[type]
  return fits(value) ? undefined : right
}

interface Type {
  readonly right: string
  readonly fits: (value: unknown) => boolean
}

const wholeNumber: Type = { right: 'a whole number', fits: Number.isInteger }

const types: Readonly<Record<Shape['type'], Type>> = {
  structure: { right: 'an object with some of its members', fits: isObject },
  list: { right: 'a list', fits: Array.isArray },
  string: { right: 'text', fits: (value) => typeof value === 'string' },
  boolean: { right: 'true or false', fits: (value) => typeof value === 'boolean' },
  timestamp: { right: 'a Date', fits: isDate },
  integer: wholeNumber,
  long: wholeNumber,
  double: { right: 'a number', fits: Number.isFinite },
}
