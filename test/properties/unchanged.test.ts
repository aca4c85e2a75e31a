import * as fc from 'fast-check'
import type { OperationName } from 'fake-healthlake'
import { invalidInput, runScenario, scenario, type ScenarioStep } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { make, makings, steps } from './histories.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'

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
    runs(12),
  )
})

const names = Object.keys(operations) as OperationName[]

/** Requests about stores and jobs that nobody has. */
const astray = scenario({
  operations: names.filter((name) => !/^(Create|ListFHIRDatastores)/.test(name)),
}).map((asked) =>
  asked
    .filter((step) => 'operation' in step)
    .map(({ store: _store, job: _job, ...step }) => step as ScenarioStep),
)

const tags = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, index) => ({ Key: `${prefix}${index}`, Value: '' }))

/** Requests that go against a rule, whatever there is. */
const forbidden: readonly ScenarioStep[] = [
  { operation: 'TagResource', store: 0, input: { Tags: tags(1, 'aws:') } },
  { operation: 'TagResource', store: 0, input: { Tags: tags(51, 'own') } },
  {
    operation: 'CreateFHIRDatastore',
    input: { DatastoreTypeVersion: 'R4', Tags: tags(1, 'aws:') },
  },
  { operation: 'ListFHIRDatastores', input: { NextToken: 'mine' } },
  { operation: 'ListFHIRImportJobs', store: 0, input: { NextToken: 'mine' } },
]

it('A request about what nobody has, or against a rule, changes nothing, on any history', () => {
  fc.assert(
    fc.property(makings, steps, astray, (making, history, lost) => {
      const fake = make({ ...making, quotas: 'none' })
      runScenario(fake, history)
      const before = stateOf(fake)

      const results = runScenario(fake, [...lost, ...forbidden])

      expect(results.filter(({ error }) => error === undefined)).toEqual([])
      expect(stateOf(fake)).toBe(before)
    }),
    runs(8),
  )
})

const broken = fc.oneof(
  ...names.map((operation) => invalidInput(operation).map(({ input }) => ({ operation, input }))),
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
    runs(12),
  )
})
