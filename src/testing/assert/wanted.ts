import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, show, thereAre } from '../../kernel/suggest.ts'
import { dateOf, readInstant } from '../../kernel/instant.ts'
import type { Shape, StringShape, StructureShape } from '../../model/codec/shape.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { isMatcher } from './asymmetric.ts'

export interface Asking {
  // Who asks, to begin an error's sentence with.
  readonly where: string
  // Whether text may stand that its enumeration does not have, as it may in a request that was
  // refused.
  readonly beyondEnums: boolean
}

export function readWanted(shapeName: string, wanted: unknown, asking: Asking, path = ''): unknown {
  if (isMatcher(wanted)) return wanted
  const shape = shapeOf(shapeName)
  if (shape.type === 'structure' && isStructure(wanted)) {
    return readMembers(shape, wanted, asking, path)
  }
  if (shape.type === 'list' && Array.isArray(wanted)) {
    return wanted.map((item, index) => readWanted(shape.member, item, asking, `${path}[${index}]`))
  }
  const { right, read: readLeaf } = kinds[shape.type]
  const read = readLeaf(wanted)
  if (read === undefined) {
    const about = path === '' ? shapeName : path
    throw new MisuseError(
      `${asking.where}: ${about} cannot be ${show(wanted)}; give ${right}, or a matcher such as expect.anything().`,
    )
  }
  if (shape.type === 'string' && !asking.beyondEnums) assertInEnum(shape, read, asking, path)
  return read
}

interface Kind {
  readonly right: string
  readonly read: (wanted: unknown) => unknown
}

const whole: Kind = {
  right: 'a whole number',
  read: (wanted) => (Number.isInteger(wanted) ? wanted : undefined),
}

const kinds: Readonly<Record<Shape['type'], Kind>> = {
  structure: { right: 'an object with some of its members', read: () => undefined },
  list: { right: 'a list', read: () => undefined },
  timestamp: { right: 'a Date', read: dateIn },
  string: { right: 'text', read: (wanted) => ofType('string', wanted) },
  boolean: { right: 'true or false', read: (wanted) => ofType('boolean', wanted) },
  integer: whole,
  long: whole,
  double: { right: 'a number', read: (wanted) => ofType('number', wanted) },
}

function ofType(type: 'string' | 'boolean' | 'number', wanted: unknown): unknown {
  return typeof wanted === type ? wanted : undefined
}

function dateIn(wanted: unknown): Date | undefined {
  // A number might be seconds or milliseconds.
  const instant = typeof wanted === 'number' ? undefined : readInstant(wanted)
  return instant === undefined ? undefined : dateOf(instant)
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
        `${asking.where}: there is no ${at}.${didYouMean(member, legal)} ${thereAre(legal)}`,
      )
    }
    return [member, inside === undefined ? undefined : readWanted(shapeName, inside, asking, at)]
  })
  return Object.fromEntries(read) as object
}

function assertInEnum(shape: StringShape, wanted: unknown, { where }: Asking, path: string): void {
  const legal = shape.enum
  if (typeof wanted !== 'string' || legal === undefined || legal.includes(wanted)) return
  throw new MisuseError(
    `${where}: ${path} cannot be ${show(wanted)}.${didYouMean(wanted, legal)} ${thereAre(legal)}`,
  )
}

function isStructure(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]'
}
