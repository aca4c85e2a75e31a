import * as fc from 'fast-check'
import type { ListShape, NumberShape, StructureShape } from '../../model/codec/shape.ts'
import { shapeOf } from '../../model/healthlake/shapes.ts'
import { validStrings } from './strings.ts'

export type Special = (name: string) => fc.Arbitrary<unknown> | undefined

export function validValues(name: string, special: Special): fc.Arbitrary<unknown> {
  const known = special(name)
  if (known !== undefined) return known
  const shape = shapeOf(name)
  switch (shape.type) {
    case 'string':
      return validStrings(shape)
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return timestamps
    case 'integer':
    case 'long':
    case 'double':
      return validNumbers(shape)
    case 'list':
      return validLists(shape, special)
    case 'structure':
      return validStructures(shape, special)
  }
}

// Instants of these years alone.
const timestamps = fc.date({
  min: new Date('2000-01-01T00:00:00.000Z'),
  max: new Date('2099-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

function validNumbers({ type, min = 0, max = 1e6 }: NumberShape): fc.Arbitrary<number> {
  return type === 'double' ? fc.double({ min, max, noNaN: true }) : fc.integer({ min, max })
}

function validLists(
  { member, min = 0, max }: ListShape,
  special: Special,
): fc.Arbitrary<unknown[]> {
  const limits = max === undefined ? { minLength: min } : { minLength: min, maxLength: max }
  return fc.array(validValues(member, special), limits)
}

function validStructures(shape: StructureShape, special: Special): fc.Arbitrary<unknown> {
  const { members, required = [] } = shape
  const values = Object.entries(members)
    .filter(([member]) => !unknowable.has(member))
    .map(([member, name]) => [member, validValues(name, special)] as const)
  if (shape.union === true) {
    return fc.oneof(...values.map(([member, value]) => value.map((one) => ({ [member]: one }))))
  }
  return fc.record(Object.fromEntries(values), {
    requiredKeys: [...required],
    noNullPrototype: true,
  })
}

// A page token means something only to the listing that gave it.
const unknowable = new Set(['NextToken'])
