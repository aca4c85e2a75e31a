import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../runs.ts'
import * as others from './fhir/others.ts'
import { newModel, newReal, type Step } from './fhir/step.ts'
import { alone, bundle } from './fhir/writes.ts'

const { deleteMany, deleteMore, fork, readHistory, restore, save, search, swap, wait } = others

const commands: fc.Arbitrary<Step>[] = [
  alone,
  alone,
  alone,
  bundle,
  bundle,
  deleteMany,
  deleteMore,
  search,
  readHistory,
  wait,
  save,
  restore,
  fork,
  swap,
]

it('A FHIR endpoint tells what a much simpler store says, whatever is written, deleted, bundled, forked and restored', () => {
  const transactions = { done: 0, refused: 0 }
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 40, size: 'max' }), (steps) => {
      const [model, real] = [newModel(transactions), newReal()]

      fc.modelRun(() => ({ model, real }), steps)

      const stores = [model.store, ...model.others]
      for (const [index, place] of [real.place, ...real.others].entries()) {
        others.expectSameStore(place, stores[index] as (typeof stores)[number])
      }
    }),
    runs(40),
  )
  expect(transactions.done).toBeGreaterThan(10)
  expect(transactions.refused).toBeGreaterThan(10)
})
