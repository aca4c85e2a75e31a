import { readFileSync } from 'node:fs'
import type { ModelShape, ServiceModel } from '../../scripts/model/parse.ts'
import { faults, operations } from '../../src/model/healthlake/operations.ts'
import { shapeOf, shapes } from '../../src/model/healthlake/shapes.ts'

const generated = 'src/model/healthlake/'

export function textOf(file: string): string {
  return readFileSync(generated + file, 'utf8')
}

/** A service model that says what the generated files say. */
export function ourModel(): ServiceModel {
  const leftOut = Array.from(textOf('operations.ts').matchAll(/^\/\/ - (\w+)$/gm), ([, name]) => [
    name,
    { endpoint: { hostPrefix: 'elsewhere.' } },
  ])
  const simulated = Object.entries(operations).map(([name, { input, output, errors }]) => [
    name,
    {
      input: { shape: input },
      output: { shape: output },
      errors: errors.map((error) => ({ shape: error })),
    },
  ])
  const exceptions = Object.entries(faults).map(([name, fault]) => [
    name,
    { type: 'structure', exception: true, members: {}, ...(fault === 'server' && { fault: true }) },
  ])
  const values = Object.keys(shapes).map((name) => [name, modelShape(name)])
  return {
    operations: Object.fromEntries([...leftOut, ...simulated]),
    shapes: Object.fromEntries([...values, ...exceptions]),
  }
}

function modelShape(name: string): ModelShape {
  const shape = shapeOf(name)
  if (shape.type === 'list') return { ...shape, member: { shape: shape.member } }
  if (shape.type !== 'structure') return shape
  const { idempotencyToken: token, ...rest } = shape
  const members = Object.entries(shape.members).map(([member, of]) => [
    member,
    { shape: of, ...(member === token && { idempotencyToken: true }) },
  ])
  return { ...rest, members: Object.fromEntries(members) }
}
