import {
  assertCount,
  assertKnownMembers,
  assertObject,
  assertThat,
} from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'
import { show } from '../../kernel/suggest.ts'
import { toDuration, type Duration } from '../../kernel/time.ts'
import { operations } from '../../model/healthlake/operations.ts'
import { readRule } from '../../service/faults/read-rule.ts'
import { assertKnownInput } from '../../service/misuse.ts'
import { toRegion } from '../../service/options.ts'
import type { Service } from '../../service/service.ts'
import { assertOperation } from './assert-options.ts'
import { findSubject, idMembers } from './ids.ts'
import type { RequestStep, ScenarioStep } from './step.ts'

export function assertSteps(service: Service, steps: readonly ScenarioStep[]): void {
  assertThat(Array.isArray(steps), 'runScenario: steps', steps, `a list; ${RIGHT}`)
  let now = service.clock.now()
  for (const [index, step] of steps.entries()) {
    const where = stepName(index)
    assertKind(step, where)
    if ('operation' in step) assertRequest(service, step, where)
    else if ('advance' in step) now = readAdvance(now, step.advance, where)
    else withWhere(where, () => readRule(step.fault, service.exchanges, now))
  }
}

export function stepName(index: number): string {
  return `runScenario: step ${index}`
}

export function withWhere<Result>(where: string, act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    throw error instanceof MisuseError ? new MisuseError(`${where}: ${error.message}`) : error
  }
}

const membersOf = {
  operation: ['operation', 'input', 'region', 'store', 'job'],
  advance: ['advance'],
  fault: ['fault'],
}

const kinds = ['operation', 'advance', 'fault'] as const

const RIGHT =
  'a step is { operation, input } with region, store or job where they are needed, { advance } or { fault }'

function assertKind(step: unknown, where: string): asserts step is ScenarioStep {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) {
    throw new MisuseError(`${where} is ${show(step)}; ${RIGHT}.`)
  }
  assertKnownMembers(step, Object.values(membersOf).flat(), where)
  const kind = kinds.find((one) => one in step)
  if (kind === undefined) throw new MisuseError(`${where} is ${show(step)}; ${RIGHT}.`)
  const stranger = Object.keys(step).find((member) => !membersOf[kind].includes(member))
  if (stranger !== undefined) {
    throw new MisuseError(`${where} has ${kind} and ${stranger} at once; ${RIGHT}.`)
  }
}

function assertRequest(service: Service, step: RequestStep, where: string): void {
  const { operation, region, store = 0, job = 0 } = step
  assertOperation(operation, where)
  assertInput(service, step, where)
  if (region !== undefined) toRegion(region, `${where}: region`)
  assertCount(store, `${where}: store`)
  assertCount(job, `${where}: job`)
  const subject = findSubject(operation)
  const mayHaveStore = step.store === undefined || subject.store
  assertAbout(mayHaveStore, `${where}: store`, operation, 'data store')
  assertAbout(step.job === undefined || subject.job, `${where}: job`, operation, 'job')
}

function assertInput(service: Service, { operation, input }: RequestStep, where: string): void {
  const given: unknown = input
  assertObject(given, `${where}: input`)
  const id = idMembers.find((member) => given[member] !== undefined)
  if (id !== undefined) {
    throw new MisuseError(
      `${where}: input has ${id}, which the step fills in; leave it out and give store or job.`,
    )
  }
  const shape = operations[operation].input
  assertKnownInput(shape, given, service.settings, `${where}: ${operation}`)
}

function assertAbout(holds: boolean, member: string, operation: string, what: string): void {
  if (!holds) {
    throw new MisuseError(`${member} is given, and ${operation} is about no ${what}; leave it out.`)
  }
}

function readAdvance(now: number, by: Duration, where: string): number {
  const then = now + toDuration(by, `${where}: advance`)
  if (then <= LAST_INSTANT) return then
  throw new MisuseError(
    `${where}: advance leads beyond the last instant, ${instantText(LAST_INSTANT)}.`,
  )
}
