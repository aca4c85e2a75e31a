import * as fc from 'fast-check'
import type { FakeHealthLake, FaultRule, OperationName } from 'fake-healthlake'
import { faultRules, runScenario, scenario, type ScenarioStep } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { make, regions, type Steps } from './histories.ts'
import { runs } from '../runs.ts'
import { stateOf } from '../state-of.ts'

const names = Object.keys(operations) as OperationName[]
const looking = names.filter((name) => /^(Describe|List)/.test(name))
const doing = names.filter((name) => !looking.includes(name))

/** Steps among whose fault rules none is about a request that only looks. */
const steps = scenario({ regions, maxSteps: 25, faults: { operations: doing } })

/** Requests that only look. */
const looks = scenario({ regions, maxSteps: 4, operations: looking })

/** What comes of the steps, and where all stands at last, but for what counts the requests and the rules. */
function fateOf(fake: FakeHealthLake, history: Steps): readonly unknown[] {
  const results = runScenario(fake, history)
  return [results, stateOf(fake, 'faults')]
}

const seeds = fc.integer()

/** A rule that leaves every strike to chance. */
const chancy: ScenarioStep = {
  fault: { times: 'always', probability: 0.5, outcome: 'InternalServerException' },
}

it('A further Describe or List shifts nothing that follows', () => {
  fc.assert(
    fc.property(seeds, steps, looks, steps, (seed, before, between, after) => {
      const fake = make({ seed, polls: undefined, quotas: 'none' })
      runScenario(fake, before)
      const other = fake.fork()

      runScenario(
        other,
        between.filter((step) => 'operation' in step),
      )

      const follows = [chancy, ...after]
      expect(fateOf(other, follows)).toEqual(fateOf(fake, follows))
    }),
    runs(12),
  )
})

/** Rules that nothing is ever struck by, for nobody asks there. */
const unused = faultRules({ maxRules: 3 }).map((rules) =>
  rules.map((rule): FaultRule => ({ ...rule, region: 'ap-south-1' })),
)

it('Fault rules that strike nothing shift nothing that follows', () => {
  fc.assert(
    fc.property(seeds, steps, steps, unused, (seed, before, after, rules) => {
      const fake = make({ seed, polls: undefined, quotas: 'none' })
      runScenario(fake, before)
      const other = fake.fork()

      for (const rule of rules) other.faults.add(rule)

      const follows = [chancy, ...after]
      expect(fateOf(other, follows)).toEqual(fateOf(fake, follows))
    }),
    runs(12),
  )
})
