import { expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import type { StructureShape } from '../../src/model/codec/shape.ts'
import { shapeOf } from '../../src/model/healthlake/shapes.ts'

/** What values there are of a shape, whatever their constraints. */
function valuesOf(name: string): unknown {
  const shape = shapeOf(name)
  if (shape.type === 'list') return [valuesOf(shape.member)]
  if (shape.type === 'string') return shape.enum ?? shape.type
  return shape.type === 'structure' ? membersOf(shape) : shape.type
}

function membersOf({ members }: StructureShape): Record<string, unknown> {
  const values = Object.entries(members).map(([member, name]) => [member, valuesOf(name)])
  return Object.fromEntries(values)
}

it('a member takes the same values in all inputs that have it, as the check of fault rules assumes', () => {
  const inputs = Object.values(operations).map(({ input }) =>
    membersOf(shapeOf(input) as StructureShape),
  )

  const first = Object.assign({}, ...inputs.toReversed()) as Record<string, unknown>

  for (const input of inputs) {
    expect(Object.keys(input).map((member) => [member, first[member]])).toEqual(
      Object.entries(input),
    )
  }
})
