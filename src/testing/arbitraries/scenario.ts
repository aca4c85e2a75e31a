import * as fc from 'fast-check'
import { assertCount, assertKnownMembers, assertList } from '../../kernel/assert-options.ts'
import { toRegion } from '../../service/options.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { operations as specs } from '../../model/healthlake/operations.ts'
import { assertOperations } from './assert-options.ts'
import { faultRules, type FaultRulesOptions } from './fault-rules.ts'
import { findSubject, idMembers } from './ids.ts'
import { validInput } from './inputs.ts'
import type { RequestStep, ScenarioStep } from './step.ts'

/** Which scenarios there may be. */
export interface ScenarioOptions {
  /** The operations that are called (default: all). */
  operations?: readonly OperationName[]
  /** The regions of the requests (default: the fake's alone). */
  regions?: readonly string[]
  /** How many steps at most (default: 20). */
  maxSteps?: number
  /** Which fault rules come up between the requests, if any; `{}` is those of `faultRules()` (default: none). */
  faults?: Pick<FaultRulesOptions, 'operations' | 'outcomes'>
}

/**
 * Makes histories of a fake, as plain data that `runScenario` carries out: requests with inputs that the service
 * accepts, about existing stores and jobs if there are any, and time that passes, so that much is in transition and
 * much has ended.
 *
 * @param options Which scenarios there may be
 * @returns The arbitrary; it shrinks to fewer and simpler steps
 * @throws MisuseError if an option is wrong
 */
export function scenario(options: ScenarioOptions = {}): fc.Arbitrary<ScenarioStep[]> {
  assertScenarioOptions(options)
  const { operations = Object.keys(specs) as OperationName[], maxSteps = 20, faults } = options
  const rules = faults === undefined ? [] : [{ weight: 4, arbitrary: singleRules(faults) }]
  const requests = operations.map((operation) => ({
    weight: weights[operation] ?? 2,
    arbitrary: validRequests(operation, options.regions),
  }))
  const steps: fc.WeightedArbitrary<ScenarioStep>[] = [
    ...requests,
    { weight: 14, arbitrary: pauses },
    ...rules,
  ]
  return fc.array(fc.oneof(...steps), { maxLength: maxSteps, size: 'max' })
}

// Operations that make something come more often than those that look at it.
const weights: Partial<Record<OperationName, number>> = {
  CreateFHIRDatastore: 12,
  StartFHIRImportJob: 5,
  StartFHIRExportJob: 5,
  UpdateFHIRDatastore: 3,
  RestoreFHIRDatastore: 3,
}

const pauses: fc.Arbitrary<ScenarioStep> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom({ minutes: 15 }, { minutes: 25 }, { seconds: 30 }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 600 }).map((seconds) => ({ seconds })) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 }).map((days) => ({ days })) },
  )
  .map((advance) => ({ advance }))

function singleRules(options: FaultRulesOptions): fc.Arbitrary<ScenarioStep> {
  return faultRules({ ...options, maxRules: 1 })
    .filter(([fault]) => fault !== undefined)
    .map(([fault]) => ({ fault }) as ScenarioStep)
}

function validRequests(
  operation: OperationName,
  regions: readonly string[] | undefined,
): fc.Arbitrary<RequestStep> {
  const { store, job } = findSubject(operation)
  const request = {
    operation: fc.constant(operation),
    ...(regions === undefined ? {} : { region: fc.constantFrom(...regions) }),
    ...(store && !job ? { store: fc.nat(3) } : {}),
    ...(job ? { job: fc.nat(3) } : {}),
    input: validInput(operation).map(withoutIds),
  }
  return fc.record(request, { noNullPrototype: true }) as fc.Arbitrary<RequestStep>
}

function withoutIds(input: object): object {
  const ids: readonly string[] = idMembers
  return Object.fromEntries(Object.entries(input).filter(([member]) => !ids.includes(member)))
}

function assertScenarioOptions(options: ScenarioOptions): void {
  assertKnownMembers(options, ['operations', 'regions', 'maxSteps', 'faults'], 'scenario')
  const { operations, regions, maxSteps = 0, faults = {} } = options
  if (operations !== undefined) assertOperations(operations, 'scenario')
  if (regions !== undefined) assertList(regions, 'scenario: regions')
  for (const region of regions ?? []) toRegion(region, 'scenario: a region')
  assertCount(maxSteps, 'scenario: maxSteps')
  assertKnownMembers(faults, ['operations', 'outcomes'], 'scenario: faults')
}
