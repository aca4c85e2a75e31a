import * as fc from 'fast-check'
import type { OperationName } from 'fake-healthlake'
import { invalidInput, runScenario } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { operations } from '../../src/spec/operations.ts'
import { make, makings, stateOf, steps } from './histories.ts'
import { runs } from '../runs.ts'

it('A request that is refused changes nothing, on any history', () => {
  fc.assert(
    fc.property(makings, steps, (making, history) => {
      // A rate takes note of every request, refused or not.
      const fake = make({ ...making, quotas: 'none' })

      const changing = history.filter((step) => {
        const before = stateOf(fake)
        const [result] = runScenario(fake, [step])
        return result?.error !== undefined && stateOf(fake) !== before
      })

      expect(changing).toEqual([])
    }),
    runs(25),
  )
})

const broken = fc.oneof(
  ...(Object.keys(operations) as OperationName[]).map((operation) =>
    invalidInput(operation).map(({ input }) => ({ operation, input })),
  ),
)

it('An input that is broken changes nothing, on any history', () => {
  fc.assert(
    fc.property(makings, steps, broken, (making, history, { operation, input }) => {
      const fake = make({ ...making, quotas: 'none' })
      runScenario(fake, history)
      const before = stateOf(fake)

      expect(() => fake.execute(operation, input)).toThrow('1 validation error detected')

      expect(stateOf(fake)).toBe(before)
    }),
    runs(25),
  )
})
