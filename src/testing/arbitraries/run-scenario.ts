import { MisuseError } from '../../kernel/errors.ts'
import { datastoreArn } from '../../model/addresses.ts'
import type { Job } from '../../state/jobs.ts'
import type { Service } from '../../service/service.ts'
import { runDueTransitions } from '../../service/transitions.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { serviceOf } from '../../clients/service-of.ts'
import type { Input, OperationName, Output } from '../../model/healthlake/infer.ts'
import { assertSteps, withWhere, stepName } from './assert-steps.ts'
import { findSubject, type IdMember } from './ids.ts'
import type { RequestStep, ScenarioStep } from './step.ts'
import { openRegion, type Region } from '../../state/state.ts'

/** What came of a step: of a request its output, or why it failed; of another step nothing. */
export type ScenarioResult =
  | {
      /** The output of a request; undefined for another step. */
      readonly output: Output<OperationName> | undefined
      readonly error?: never
    }
  | {
      /** The ServiceError, or what a fault rule put in its place. */
      readonly error: Error
      readonly output?: never
    }

/**
 * Carries out a scenario, step by step, with `execute`. The store or job of a request is chosen when its turn comes,
 * among those that exist then; if there is none, the request names one that does not exist.
 *
 * @param fake The fake, at any point of its life
 * @param steps The steps
 * @returns What came of each
 * @throws MisuseError if a step is wrong, and then none was carried out; or if a fault rule makes one hang, which
 *   `execute` cannot show
 */
export function runScenario(
  fake: FakeHealthLake,
  steps: readonly ScenarioStep[],
): readonly ScenarioResult[] {
  const service = serviceOf(fake)
  if (service === undefined) {
    throw new MisuseError('runScenario: give what createFakeHealthLake() returned.')
  }
  assertSteps(service, steps)
  return steps.map((step, index) => withWhere(stepName(index), () => carryOut(fake, service, step)))
}

function carryOut(fake: FakeHealthLake, service: Service, step: ScenarioStep): ScenarioResult {
  if ('operation' in step) return ask(fake, service, step)
  if ('advance' in step) fake.clock.advance(step.advance)
  else fake.faults.add(step.fault)
  return { output: undefined }
}

function ask(fake: FakeHealthLake, service: Service, step: RequestStep): ScenarioResult {
  const { operation, input, region = fake.region } = step
  const whole = { ...input, ...idsFor(service, step, region) } as Input<OperationName>
  try {
    return { output: fake.execute(operation, whole, { region }) }
  } catch (error) {
    if (error instanceof MisuseError || !(error instanceof Error)) throw error
    return { error }
  }
}

function idsFor(
  service: Service,
  { operation, store, job }: RequestStep,
  regionName: string,
): Partial<Record<IdMember, string>> {
  runDueTransitions(service)
  const region = openRegion(service.state.regions, regionName)
  const aboutStore = store === undefined ? undefined : pick(region.datastores.all(), store)
  const aboutJob = job === undefined ? undefined : pick(jobsIn(region, operation), job)
  const { id: JobId = NOBODY, properties: of } = aboutJob ?? {}
  const { id: DatastoreId = of?.DatastoreId ?? NOBODY } = aboutStore ?? {}
  const ResourceARN = datastoreArn(service.settings, regionName, DatastoreId)
  const values = { DatastoreId, SourceDatastoreId: DatastoreId, JobId, ResourceARN }
  return Object.fromEntries(findSubject(operation).ids.map((member) => [member, values[member]]))
}

const NOBODY = '0'.repeat(32)

function jobsIn({ jobs }: Region, operation: OperationName): Job[] {
  return jobs[operation.includes('Export') ? 'exportJob' : 'importJob'].all()
}

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items.at(-1 - (number % Math.max(1, items.length)))
}
