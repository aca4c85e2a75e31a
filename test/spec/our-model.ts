import { modelledErrors } from '../../src/model/healthlake/errors.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import { shapeOf, shapes } from '../../src/model/healthlake/shapes.ts'
import type { Json } from './library.ts'

const noise = { documentation: '<p>Prose</p>', box: true }

/** A service model that says what our tables say, and what is of no interest besides. */
export function model(): Json {
  const exceptions = mapValues(modelledErrors, (_, { fault }) => ({
    type: 'structure',
    members: { Message: { shape: 'HealthLakeString' } },
    exception: true,
    ...(fault === 'server' && { fault: true }),
    ...noise,
  }))
  return structuredClone({
    operations: mapValues(operations, (name, { input, output, errors }) => ({
      name,
      input: { shape: input },
      output: { shape: output },
      errors: errors.map((shape) => ({ shape })),
      ...noise,
    })),
    shapes: { ...mapValues(shapes, modelShape), ...exceptions },
  })
}

function modelShape(name: string): Json {
  const shape = shapeOf(name)
  if (shape.type === 'list') return { ...shape, ...noise, member: { shape: shape.member } }
  if (shape.type !== 'structure') return { ...shape, ...noise }
  const { idempotencyToken: token, ...rest } = shape
  const members = mapValues(shape.members, (member, of) => ({
    shape: of,
    ...noise,
    ...(member === token && { idempotencyToken: true }),
  }))
  return { ...rest, ...noise, members }
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (name: string, value: T) => Json) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(name, value)]))
}
