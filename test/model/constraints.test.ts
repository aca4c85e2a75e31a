import { describe, expect, it } from 'vitest'
import { itemConstraint } from '../../src/model/codec/constraints.ts'
import { numberReader, type Notes } from '../../src/model/codec/reading.ts'

// What a model may have, whether AWS's has it or not.
describe('What the items of a list must be [message-items]', () => {
  it.each([
    [{}, []],
    [{ min: 1 }, ['Member must have length greater than or equal to 1']],
    [{ max: 3 }, ['Member must have length less than or equal to 3']],
    [{ pattern: 'a+' }, ['Member must satisfy regular expression pattern: a+']],
    [{ enum: ['A', 'B'] }, ['Member must satisfy enum value set: [A, B]']],
  ])('is told of %j', (limits, said) => {
    const texts = [...said, 'Member must not be null'].join(', ')

    expect(itemConstraint({ type: 'string', ...limits })).toBe(
      `Member must satisfy constraint: [${texts}]`,
    )
  })
})

describe('A number with a fraction [numbers-floored]', () => {
  const notes: Notes = { form: 'wire', violations: [], wrongType: undefined, path: undefined }

  it('stays as it is where the model has a double', () => {
    expect(numberReader({ type: 'double' })(1.5, notes, 'a')).toBe(1.5)
  })

  it('is floored where the model has an integer', () => {
    expect(numberReader({ type: 'integer' })(1.5, notes, 'a')).toBe(1)
  })
})
