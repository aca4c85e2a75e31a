import * as fc from 'fast-check'
import type { OperationName } from 'fake-healthlake'
import { runScenario } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { differences } from './conform.ts'
import { make, makings, steps } from './histories.ts'
import { runs } from '../runs.ts'

it('Every output is as the model says, with every required member, on any history', () => {
  const answered = new Set<OperationName>()

  fc.assert(
    fc.property(makings, steps, (making, history) => {
      const results = runScenario(make(making), history)

      for (const [index, step] of history.entries()) {
        const { output } = results[index] ?? {}
        if (!('operation' in step) || output === undefined) continue
        answered.add(step.operation)
        expect(differences(step.operation, output)).toEqual([])
      }
    }),
    // All operations have to come up, however busy the machine is.
    runs(40),
  )

  expect([...answered].toSorted()).toEqual(Object.keys(operations).toSorted())
})
