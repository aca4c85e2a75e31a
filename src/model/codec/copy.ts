import type { ListShape, Shape, StructureShape } from '../healthlake/shape.ts'
import { shapes, shapeOf } from '../healthlake/shapes.ts'

export type LeafShape = Exclude<Shape, NodeShape>
export type NodeShape = ListShape | StructureShape

export type Copy<Notes> = (value: unknown, notes: Notes, path: string) => unknown

export interface Visitor<Notes> {
  // Whether it wants to know where things stand; where not, every path is ''.
  readonly traced: boolean
  // Tells how strings, numbers, booleans, timestamps or documents of a shape are copied; undefined:
  // they stay as they are.
  leaf(shape: LeafShape): Copy<Notes> | undefined
  // Comes before a list or structure is entered; false leaves it out.
  readonly enter?: (shape: NodeShape, value: unknown, notes: Notes, path: string) => boolean
  // A required member, or an item of a list, is not there.
  missing?(notes: Notes, path: string): void
  // Comes last for each list and structure: what it gives stands in the copy.
  readonly leave?: (copy: object) => object
}

interface Field<Notes> {
  readonly member: string
  // The member's name in paths.
  readonly lower: string
  readonly required: boolean
  readonly copy: Copy<Notes> | undefined
}

// Every request and every answer goes through it, so all that the tables and the visitor decide is
// decided here, once. Members that a shape does not have are left out, and so is what is null
// [null-is-absent].
export function prepareCopies<Notes>(visitor: Visitor<Notes>): ReadonlyMap<string, Copy<Notes>> {
  const copies = new Map<string, Copy<Notes>>()

  function copyOf(name: string): Copy<Notes> | undefined {
    const known = copies.get(name)
    if (known !== undefined) return known
    const shape = shapeOf(name)
    if (shape.type === 'list') return listCopy(name, shape)
    if (shape.type === 'structure') return structureCopy(name, shape)
    const copy = visitor.leaf(shape)
    if (copy !== undefined) copies.set(name, copy)
    return copy
  }

  // A shape may have itself inside, so that its copy is known before what it consists of.
  function structureCopy(name: string, shape: StructureShape): Copy<Notes> {
    const fields: Field<Notes>[] = []
    const copy = nodeCopy(visitor, shape, (value, notes, path) =>
      copyMembers(visitor, fields, value as Record<string, unknown>, notes, path),
    )
    copies.set(name, copy)
    const { members, required = [] } = shape
    for (const [member, memberShape] of Object.entries(members)) {
      const lower = member.charAt(0).toLowerCase() + member.slice(1)
      const isRequired = required.includes(member)
      fields.push({ member, lower, required: isRequired, copy: copyOf(memberShape) })
    }
    return copy
  }

  function listCopy(name: string, shape: ListShape): Copy<Notes> {
    const itemCopy = copyOf(shape.member)
    const copy = nodeCopy(visitor, shape, (value, notes, path) =>
      copyItems(visitor, itemCopy, value as unknown[], notes, path),
    )
    copies.set(name, copy)
    return copy
  }

  for (const name of Object.keys(shapes)) copyOf(name)
  return copies
}

function nodeCopy<Notes>(
  visitor: Visitor<Notes>,
  shape: NodeShape,
  copyInside: (value: unknown, notes: Notes, path: string) => object,
): Copy<Notes> {
  const { enter, leave } = visitor
  const copy: Copy<Notes> =
    leave === undefined ? copyInside : (value, notes, path) => leave(copyInside(value, notes, path))
  if (enter === undefined) return copy
  return (value, notes, path) =>
    enter(shape, value, notes, path) ? copy(value, notes, path) : undefined
}

function copyMembers<Notes>(
  visitor: Visitor<Notes>,
  fields: readonly Field<Notes>[],
  value: Readonly<Record<string, unknown>>,
  notes: Notes,
  path: string,
): object {
  const made: Record<string, unknown> = {}
  for (const { member, lower, required, copy } of fields) {
    const given = value[member]
    if (given !== undefined && given !== null) {
      const taken =
        copy === undefined ? given : copy(given, notes, visitor.traced ? join(path, lower) : '')
      if (taken !== undefined) made[member] = taken
    } else if (required) {
      visitor.missing?.(notes, join(path, lower))
    }
  }
  return made
}

function copyItems<Notes>(
  visitor: Visitor<Notes>,
  copy: Copy<Notes> | undefined,
  value: readonly unknown[],
  notes: Notes,
  path: string,
): object {
  const made: unknown[] = []
  for (const [index, item] of value.entries()) {
    const itemPath = visitor.traced ? join(path, `${index + 1}.member`) : ''
    if (item === undefined || item === null) visitor.missing?.(notes, itemPath)
    else made.push(copy === undefined ? item : copy(item, notes, itemPath))
  }
  return made
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`
}
