import { modelledErrors } from '../../src/model/healthlake/errors.ts'
import { operations } from '../../src/model/healthlake/operations.ts'
import type { Shape } from '../../src/model/codec/shape.ts'
import { shapes } from '../../src/model/healthlake/shapes.ts'
import type { Service, Traits } from './service.ts'

/** Our tables, ready to be compared. */
export const tables: Service = {
  operations,
  shapes: Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, traitsOf(shape)] as const),
  ),
  errors: Object.fromEntries(
    Object.entries(modelledErrors).map(([name, { fault }]) => [
      name,
      { type: 'structure', exception: true, fault, members: ['Message'] },
    ]),
  ),
}

function traitsOf(shape: Shape): Traits {
  if (shape.type !== 'structure') return { ...shape }
  const { idempotencyToken, ...rest } = shape
  return {
    required: [],
    ...rest,
    ...(idempotencyToken !== undefined && { [`${idempotencyToken}.idempotencyToken`]: true }),
  }
}
