import * as fc from 'fast-check'
import { createFakeHealthLake, ServiceError, type OperationName } from 'fake-healthlake'
import { invalidInput } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { runs } from '../runs.ts'

function serviceError(ask: () => unknown): ServiceError {
  try {
    ask()
  } catch (error) {
    if (error instanceof ServiceError) return error
    throw error
  }
  throw new Error('It was accepted.')
}

describe('Any input broken in one place is refused with the message for that place,', () => {
  it.each(Object.keys(operations) as OperationName[])('by %s [constraints]', (operation) => {
    fc.assert(
      fc.property(invalidInput(operation), ({ input, path, constraint }) => {
        const fake = createFakeHealthLake()

        const { name, message, rule } = serviceError(() => fake.execute(operation, input))

        expect({ name, rule }).toEqual({ name: 'ValidationException', rule: 'constraints' })
        expect(message).toMatch(/^1 validation error detected: Value /)
        expect(message.endsWith(`at '${path}' failed to satisfy constraint: ${constraint}`)).toBe(
          true,
        )
      }),
      runs(30),
    )
  })
})
