import { MisuseError } from '../core/errors.ts'
import { didYouMean, listed, show } from '../core/suggest.ts'
import { dateOf, readInstant } from '../spec/instant.ts'
import type { Shape, StringShape, StructureShape } from '../spec/shape.ts'
import { shapeOf } from '../spec/shapes.ts'
import { isMatcher } from './asymmetric.ts'

/** Who wants something, and how strictly. */
export interface Asking {
  /** Who asks, to begin an error's sentence with. */
  readonly where: string
  /** Whether text may stand that its enumeration does not have, as it may in a request that was refused. */
  readonly beyondEnums: boolean
}

/**
 * Reads what is wanted of a value, and refuses what nothing of its shape can be: a look for that would find nothing,
 * whatever happened.
 *
 * @param shapeName The shape
 * @param wanted What is wanted
 * @param asking Who asks
 * @param path Where it stands; empty for the whole
 * @returns A copy in which all timestamps are Dates
 * @throws MisuseError naming what can not be, and what can
 */
export function readWanted(shapeName: string, wanted: unknown, asking: Asking, path = ''): unknown {
  if (isMatcher(wanted)) return wanted
  const shape = shapeOf(shapeName)
  if (shape.type === 'structure' && isStructure(wanted)) {
    return readMembers(shape, wanted, asking, path)
  }
  if (shape.type === 'list' && Array.isArray(wanted)) {
    return wanted.map((item, index) => readWanted(shape.member, item, asking, `${path}[${index}]`))
  }
  const read = readLeaf(shape, wanted)
  if (read === undefined) {
    const about = path === '' ? shapeName : path
    throw new MisuseError(
      `${asking.where}: ${about} cannot be ${show(wanted)}; give ${right[shape.type]}, or a matcher such as expect.anything().`,
    )
  }
  if (shape.type === 'string' && !asking.beyondEnums) demandInEnum(shape, read, asking, path)
  return read
}

/** What is right for a shape of a type. */
const right: Readonly<Record<Shape['type'], string>> = {
  structure: 'an object with some of its members',
  list: 'a list',
  timestamp: 'a Date',
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  long: 'a whole number',
  double: 'a number',
  document: 'any value',
}

function readLeaf({ type }: Shape, wanted: unknown): unknown {
  switch (type) {
    case 'timestamp': {
      const instant = typeof wanted === 'number' ? undefined : readInstant(wanted)
      return instant === undefined ? undefined : dateOf(instant)
    }
    case 'integer':
    case 'long':
      return Number.isInteger(wanted) ? wanted : undefined
    case 'double':
      return typeof wanted === 'number' ? wanted : undefined
    case 'string':
    case 'boolean':
      return typeof wanted === type ? wanted : undefined
    case 'document':
      return wanted
    case 'structure':
    case 'list':
      return undefined
  }
}

function readMembers(
  { members }: StructureShape,
  wanted: object,
  asking: Asking,
  path: string,
): object {
  const read = Object.entries(wanted).map(([member, inside]) => {
    const at = path === '' ? member : `${path}.${member}`
    const shapeName = Object.hasOwn(members, member) ? members[member] : undefined
    if (shapeName === undefined) {
      const legal = Object.keys(members)
      throw new MisuseError(
        `${asking.where}: there is no ${at}.${didYouMean(member, legal)} There are ${listed(legal)}.`,
      )
    }
    return [member, inside === undefined ? undefined : readWanted(shapeName, inside, asking, at)]
  })
  return Object.fromEntries(read) as object
}

function demandInEnum(shape: StringShape, wanted: unknown, { where }: Asking, path: string): void {
  const legal = shape.enum
  if (typeof wanted !== 'string' || legal === undefined || legal.includes(wanted)) return
  throw new MisuseError(
    `${where}: ${path} cannot be ${show(wanted)}.${didYouMean(wanted, legal)} There are ${listed(legal)}.`,
  )
}

function isStructure(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
