import * as fc from 'fast-check'
import { createFakeHealthLake, MisuseError, type OperationName } from 'fake-healthlake'
import {
  runScenario,
  scenario,
  type ScenarioOptions,
  type ScenarioStep,
} from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { operations } from '../../src/model/healthlake/operations.ts'
import { create, pasted, smallest } from './tools.ts'

const names = Object.keys(operations) as OperationName[]

function some(options?: ScenarioOptions): ScenarioStep[] {
  return fc.sample(scenario(options), { numRuns: 100, seed: 1 }).flat()
}

function startsExport(steps: readonly ScenarioStep[]): boolean {
  const fake = createFakeHealthLake()
  runScenario(fake, steps)
  return fake.history.some(
    ({ operation, error }) => operation === 'StartFHIRExportJob' && error === undefined,
  )
}

describe('scenario', () => {
  it('has requests of every operation and time that passes, and no fault unless it is asked for', () => {
    const steps = some()
    const called = steps.flatMap((step) => ('operation' in step ? [step.operation] : []))
    expect(new Set(called)).toEqual(new Set(names))
    expect(steps.filter((step) => 'advance' in step).length).toBeGreaterThan(100)
    expect(steps.filter((step) => 'fault' in step || 'region' in step)).toEqual([])
  })

  it('has what is asked for', () => {
    const steps = some({
      operations: ['CreateFHIRDatastore', 'TagResource'],
      regions: ['eu-west-1', 'us-west-2'],
      maxSteps: 4,
      faults: { operations: ['TagResource'], outcomes: ['connection'] },
    })
    const requests = steps.flatMap((step) => ('operation' in step ? [step] : []))
    expect(new Set(requests.map(({ operation }) => operation))).toEqual(
      new Set(['CreateFHIRDatastore', 'TagResource']),
    )
    expect(new Set(requests.map(({ region }) => region))).toEqual(
      new Set(['eu-west-1', 'us-west-2']),
    )
    const rules = steps.flatMap((step) => ('fault' in step ? [step.fault] : []))
    expect(rules.length).toBeGreaterThan(10)
    expect(new Set(rules.map(({ operation }) => operation))).toEqual(new Set(['TagResource']))
    expect(steps.length).toBeLessThanOrEqual(100 * 4)
  })

  it('lets something come of most operations', () => {
    const histories = fc.sample(scenario({ maxSteps: 30 }), { numRuns: 100, seed: 1 })
    const done = histories.flatMap((steps) => {
      const results = runScenario(createFakeHealthLake(), steps)
      return steps.filter((_step, index) => results[index]?.output !== undefined)
    })
    const answered = new Set(done.map((step) => ('operation' in step ? step.operation : '')))
    expect(answered).toEqual(new Set(names))
  })

  it('shrinks to the steps that are needed', () => {
    const steps = smallest(scenario({ faults: {} }), startsExport) ?? []

    // How much time passes, and in how many steps, is chance.
    const pauses = steps.slice(1, -1)
    expect(steps).toMatchObject([
      create,
      ...pauses.map(() => ({ advance: expect.anything() as object })),
      { operation: 'StartFHIRExportJob', store: 0 },
    ])
    expect(steps.map((step) => startsExport(steps.filter((other) => other !== step)))).toEqual(
      steps.map(() => false),
    )
  })

  it('prints steps as code that can be pasted', () => {
    fc.assert(
      fc.property(scenario({ faults: {} }), (steps) => {
        expect(pasted(steps)).toStrictEqual(steps)
      }),
      { numRuns: 20 },
    )
  })

  it.each<[string, unknown, string]>([
    ['an option that there is not', { steps: 3 }, 'scenario: there is no member steps.'],
    [
      'an unknown operation',
      { operations: ['Create'] },
      "scenario: operation 'Create' is not simulated.",
    ],
    ['no region', { regions: [] }, 'scenario: regions is []; give a list that is not empty'],
    ['what is no region', { regions: ['eu west'] }, "scenario: a region is 'eu west'; give a"],
    ['a count that is none', { maxSteps: 1.5 }, 'scenario: maxSteps is 1.5; give a whole number'],
    ['fault rules that are none', { faults: true }, 'scenario: faults: true is not an object with'],
    [
      'a list of fault rules',
      { faults: [] },
      'scenario: faults: [] is not an object with operations',
    ],
    [
      'what fault rules have elsewhere',
      { faults: { maxRules: 3 } },
      'scenario: faults: there is no member maxRules. There are operations and outcomes.',
    ],
    ['bad fault rules', { faults: { outcomes: [] } }, 'faultRules: outcomes is []; give a list'],
  ])('refuses %s', (_what, options, message) => {
    expect(() => scenario(options as ScenarioOptions)).toThrow(MisuseError)
    expect(() => scenario(options as ScenarioOptions)).toThrow(message)
  })
})
