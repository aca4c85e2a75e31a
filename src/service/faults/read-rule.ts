import { assertKnownMembers } from '../../kernel/assert-options.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { instantText } from '../../kernel/instant.ts'
import { operations as specs } from '../../model/healthlake/operations.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { toRegion } from '../options.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { toInstant } from '../../kernel/time.ts'
import { demand, assertOneOf } from './assert.ts'
import { checkedInput } from './read-input.ts'
import { checkedOutcome } from './read-outcome.ts'
import type { FaultRule, StoredRule } from '../../state/fault-rules.ts'

const members = [
  'operation',
  'input',
  'region',
  'per',
  'skip',
  'times',
  'probability',
  'from',
  'until',
  'outcome',
]

export function checkedRule(given: FaultRule, now: number): StoredRule {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new MisuseError(
      `faults.add: ${show(given)} is no rule; give one such as { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' }.`,
    )
  }
  assertKnownMembers(given, members, 'faults.add')
  const { input, region } = given
  const operation = checkedOperations(given.operation)
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(input === undefined ? {} : { input: checkedInput(input, operation) }),
    ...(region === undefined ? {} : { region: toRegion(region, 'faults.add: region') }),
    ...checkedCounts(given),
    ...checkedWindow(given, now),
    outcome: checkedOutcome(given.outcome, operation, now),
  }
}

function checkedCounts(
  given: FaultRule,
): Pick<StoredRule, 'per' | 'skip' | 'times' | 'probability'> {
  const { per = 'call', skip = 0, times = 1, probability = 1 } = given
  assertOneOf(per, 'per', ['call', 'attempt'])
  demand(isCount(skip), 'skip', skip, 'a whole number, 0 or more')
  const isTimes = times === 'always' || (isCount(times) && times > 0)
  demand(isTimes, 'times', times, "a whole number, 1 or more, or 'always'")
  const isProbability = typeof probability === 'number' && probability > 0 && probability <= 1
  demand(isProbability, 'probability', probability, 'a number above 0 and at most 1')
  return { per, skip, times: times === 'always' ? Infinity : times, probability }
}

function checkedOperations(given: FaultRule['operation']): readonly OperationName[] | undefined {
  if (given === undefined) return undefined
  const named: unknown = typeof given === 'string' ? [given] : given
  demand(
    Array.isArray(named) && named.length > 0,
    'operation',
    given,
    'the name of one, a list of names, or leave it out for all',
  )
  const names = Object.keys(specs)
  for (const name of named as unknown[]) {
    if (!names.includes(name as string)) {
      throw new MisuseError(
        `faults.add: operation ${show(name)} is not simulated.${didYouMean(String(name), names)} Simulated are ${listed(names)}.`,
      )
    }
  }
  return [...(named as OperationName[])]
}

function checkedWindow(given: FaultRule, now: number): Pick<StoredRule, 'from' | 'until'> {
  const from = given.from === undefined ? undefined : toInstant(given.from, 'faults.add: from')
  const until = given.until === undefined ? undefined : toInstant(given.until, 'faults.add: until')
  if (until !== undefined) {
    if (from !== undefined) assertAfter(until, from, 'from')
    assertAfter(until, now, 'now')
  }
  return {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
}

function assertAfter(until: number, least: number, name: string): void {
  const right = `an instant after ${name}, ${instantText(least)}, or the rule could never strike`
  demand(until > least, 'until', instantText(until), right)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
