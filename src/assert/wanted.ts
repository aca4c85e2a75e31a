import { MisuseError } from '../core/errors.ts'
import { didYouMean, listed, show } from '../core/suggest.ts'
import { dateOf, readInstant } from '../spec/instant.ts'
import type { StringShape, StructureShape } from '../spec/shape.ts'
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
  const refuse = (right: string): never => {
    const about = path === '' ? shapeName : path
    throw new MisuseError(
      `${asking.where}: ${about} cannot be ${show(wanted)}; give ${right}, or a matcher such as expect.anything().`,
    )
  }
  switch (shape.type) {
    case 'structure':
      return isStructure(wanted)
        ? readMembers(shape, wanted, asking, path)
        : refuse('an object with some of its members')
    case 'list':
      return Array.isArray(wanted)
        ? wanted.map((item, index) => readWanted(shape.member, item, asking, `${path}[${index}]`))
        : refuse('a list')
    case 'timestamp': {
      const instant = typeof wanted === 'number' ? undefined : readInstant(wanted)
      return instant === undefined ? refuse('a Date') : dateOf(instant)
    }
    case 'string':
      if (typeof wanted !== 'string') return refuse('text')
      if (!asking.beyondEnums) demandInEnum(shape, wanted, asking, path)
      return wanted
    case 'boolean':
      return typeof wanted === 'boolean' ? wanted : refuse('true or false')
    case 'integer':
    case 'long':
      return Number.isInteger(wanted) ? wanted : refuse('a whole number')
    case 'double':
      return typeof wanted === 'number' ? wanted : refuse('a number')
    case 'document':
      return wanted
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

function demandInEnum(shape: StringShape, wanted: string, { where }: Asking, path: string): void {
  const legal = shape.enum
  if (legal === undefined || legal.includes(wanted)) return
  throw new MisuseError(
    `${where}: ${path} cannot be ${show(wanted)}.${didYouMean(wanted, legal)} There are ${listed(legal)}.`,
  )
}

function isStructure(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
