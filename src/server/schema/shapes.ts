import { shapeOf } from '../../model/healthlake/shapes.ts'
import type { NumberShape, StringShape } from '../../model/codec/shape.ts'
import { object, oneOf, ref, type JsonSchema } from './json-schema.ts'

// What AWS's model says of a shape.
export function schemaOfShape(name: string): JsonSchema {
  const shape = shapeOf(name)
  switch (shape.type) {
    case 'string':
      return schemaOfString(shape)
    case 'boolean':
      return { type: 'boolean' }
    case 'timestamp':
      return ref('instant')
    case 'integer':
    case 'long':
      return { type: 'integer', ...limits('minimum', 'maximum', shape) }
    case 'double':
      return { type: 'number', ...limits('minimum', 'maximum', shape) }
    case 'list': {
      const items = schemaOfShape(shape.member)
      return { type: 'array', items, ...limits('minItems', 'maxItems', shape) }
    }
    case 'structure': {
      const { members, required, union } = shape
      const properties = schemasOf(members)
      const count = union === true ? { minProperties: 1, maxProperties: 1 } : {}
      return { ...object(properties, required), ...count }
    }
  }
}

export function schemasOf(members: Readonly<Record<string, string>>): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(members).map(([member, shape]) => [member, schemaOfShape(shape)]),
  )
}

function schemaOfString(shape: StringShape): JsonSchema {
  if (shape.enum !== undefined) return oneOf(shape.enum)
  const { pattern } = shape
  return {
    type: 'string',
    ...limits('minLength', 'maxLength', shape),
    ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }),
  }
}

function limits(
  least: string,
  most: string,
  { min, max }: Pick<NumberShape, 'min' | 'max'>,
): Record<string, number> {
  return {
    ...(min === undefined ? {} : { [least]: min }),
    ...(max === undefined ? {} : { [most]: max }),
  }
}
