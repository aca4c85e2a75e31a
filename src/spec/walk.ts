import type { ListShape, Shape, StructureShape } from './shape.ts'
import { allShapes, shapeOf } from './shapes.ts'

export type LeafShape = Exclude<Shape, NodeShape>
export type NodeShape = ListShape | StructureShape

interface Field {
  readonly member: string
  /** The member's name in paths. */
  readonly lower: string
  readonly shape: Shape
  readonly required: boolean
}

// Names are resolved once: this is what every request and every answer goes through.
const fields = new Map<StructureShape, readonly Field[]>()
const items = new Map<ListShape, Shape>()
for (const shape of Object.values(allShapes)) {
  if (shape.type === 'structure') fields.set(shape, fieldsOf(shape))
  if (shape.type === 'list') items.set(shape, shapeOf(shape.member))
}

/** What is done at each place of a value while it is copied; the walk itself only knows the table. */
export interface Visitor {
  /** Whether it wants to know where things stand; where not, every path is ''. */
  readonly traced: boolean
  /** Gives what stands in the copy for a string, number, boolean or timestamp. */
  leaf(shape: LeafShape, value: unknown, path: string): unknown
  /** Comes before a list or structure is entered; false leaves it out. */
  enter?(shape: NodeShape, value: unknown, path: string): boolean
  /** A required member, or an item of a list, is not there. */
  missing?(path: string): void
  /** Comes last for each list and structure: what it gives stands in the copy. */
  leave?(copy: object): object
}

/**
 * Copies a value as its shape says: the one interpreter of the tables. Members that the shape does not have are left
 * out, and so is what is null [null-is-absent].
 *
 * @param name The shape's name
 * @param value The value; not null
 * @param visitor What to do at each place
 * @param path Where the value stands, in the form of AWS's messages: '' for an input as a whole
 * @returns The copy; undefined where the visitor refused to enter
 */
export function walk(name: string, value: unknown, visitor: Visitor, path = ''): unknown {
  return copy(shapeOf(name), value, visitor, path)
}

function copy(shape: Shape, value: unknown, visitor: Visitor, path: string): unknown {
  if (shape.type !== 'structure' && shape.type !== 'list') return visitor.leaf(shape, value, path)
  if (visitor.enter !== undefined && !visitor.enter(shape, value, path)) return undefined
  const made =
    shape.type === 'structure'
      ? copyMembers(shape, value as Record<string, unknown>, visitor, path)
      : copyItems(shape, value as unknown[], visitor, path)
  return visitor.leave === undefined ? made : visitor.leave(made)
}

function copyMembers(
  structure: StructureShape,
  value: Readonly<Record<string, unknown>>,
  visitor: Visitor,
  path: string,
): object {
  const made: Record<string, unknown> = {}
  for (const { member, lower, shape, required } of fields.get(structure) as readonly Field[]) {
    const given = value[member]
    if (given !== undefined && given !== null) {
      const taken = copy(shape, given, visitor, visitor.traced ? join(path, lower) : '')
      if (taken !== undefined) made[member] = taken
    } else if (required) {
      visitor.missing?.(join(path, lower))
    }
  }
  return made
}

function copyItems(
  list: ListShape,
  value: readonly unknown[],
  visitor: Visitor,
  path: string,
): object {
  const shape = items.get(list) as Shape
  const made: unknown[] = []
  for (const [index, item] of value.entries()) {
    const itemPath = visitor.traced ? join(path, `${index + 1}.member`) : ''
    if (item !== undefined && item !== null) made.push(copy(shape, item, visitor, itemPath))
    else visitor.missing?.(itemPath)
  }
  return made
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`
}

function fieldsOf({ members, required = [] }: StructureShape): readonly Field[] {
  return Object.entries(members).map(([member, name]) => ({
    member,
    lower: member.charAt(0).toLowerCase() + member.slice(1),
    shape: shapeOf(name),
    required: required.includes(member),
  }))
}
