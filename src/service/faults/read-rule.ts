import {
  assertCount,
  assertKnownMembers,
  assertOneOf,
  assertSimulated,
  assertThat,
} from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { instantText } from '../../kernel/instant.ts'
import { show } from '../../kernel/suggest.ts'
import { toInstant, type Instant } from '../../kernel/time.ts'
import { toOperationName } from '../../model/operation-names.ts'
import type { FaultRule, StoredRule } from '../../state/fault-rules.ts'
import { readDetail } from '../events/read-detail.ts'
import { readTypes } from '../events/read-types.ts'
import { supportedNames, type Exchanges } from '../exchange.ts'
import { toRegion } from '../options.ts'
import { readInput } from './read-input.ts'
import { outcomeMembers, readOutcome } from './read-outcome.ts'

const members = [
  'operation',
  'input',
  'event',
  'detail',
  'region',
  'per',
  'skip',
  'times',
  'probability',
  'from',
  'until',
  'outcome',
  'anyError',
]

export function readRule(given: FaultRule, exchanges: Exchanges, now: number): StoredRule {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new MisuseError(
      `faults.add: ${show(given)} is not a rule; give one such as { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' }.`,
    )
  }
  assertNoneOfOutcome(given)
  assertKnownMembers(given, members, 'faults.add')
  const about = isAboutEvents(given) ? readEvents(given) : readOperations(given, exchanges)
  const { region, anyError = false } = given
  assertThat(typeof anyError === 'boolean', 'faults.add: anyError', anyError, 'true or false')
  const from = readInstant(given.from, 'from')
  const until = readInstant(given.until, 'until')
  assertWindow(from, until, now)
  return {
    ...about,
    region: region === undefined ? undefined : toRegion(region, 'faults.add: region'),
    ...readCounts(given),
    from,
    until,
    outcome: readOutcome(
      given.outcome,
      'faults.add',
      { exchanges, operation: about.operation, anyError },
      now,
    ),
    ...(anyError ? { anyError } : {}),
  }
}

function assertNoneOfOutcome(given: object): void {
  const misplaced = Object.keys(given).find((name) => outcomeMembers.includes(name))
  if (misplaced === undefined) return
  throw new MisuseError(
    `faults.add: ${misplaced} belongs in outcome, as in { operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', after: '2h' } }.`,
  )
}

type Subject = Pick<StoredRule, 'operation' | 'input' | 'event' | 'detail'>

function readOperations({ operation: names, input }: FaultRule, exchanges: Exchanges): Subject {
  const operation = readNames(names, exchanges)
  if (input === undefined) return { operation }
  return { operation, input: readInput(input, exchanges, operation ?? Object.keys(exchanges)) }
}

function isAboutEvents({ event, detail, outcome }: FaultRule): boolean {
  const { kind } = Object(outcome) as { readonly kind?: unknown }
  return event !== undefined || detail !== undefined || kind === 'event'
}

function readEvents(given: FaultRule): Subject {
  const { event, detail, outcome } = given
  const ofRequests = ['operation', 'input', 'per', 'anyError'] as const
  const other = ofRequests.find((name) => given[name] !== undefined)
  if (other !== undefined) {
    throw new MisuseError(
      `faults.add: a rule for events has no ${other}; give event and detail, or make it two rules.`,
    )
  }
  const { kind } = Object(outcome) as { readonly kind?: unknown }
  const isDelivery = kind === 'event'
  const right = "one such as { kind: 'event', delivery: 'lost' }, for what happens to an event"
  assertThat(isDelivery, 'faults.add: outcome', outcome, right)
  const types = readTypes(event, 'faults.add: event')
  return {
    ...(event === undefined ? {} : { event: [...types] }),
    ...(detail === undefined ? {} : { detail: readDetail(detail, types, 'faults.add: detail') }),
  }
}

type Counts = Pick<StoredRule, 'per' | 'skip' | 'times' | 'probability'>

function readCounts({ per = 'call', skip = 0, times = 1, probability = 1 }: FaultRule): Counts {
  assertOneOf(per, 'faults.add: per', ['call', 'attempt'])
  assertCount(skip, 'faults.add: skip')
  const isTimes = times === 'always' || (Number.isSafeInteger(times) && times > 0)
  assertThat(isTimes, 'faults.add: times', times, "a whole number, 1 or more, or 'always'")
  const isProbability = typeof probability === 'number' && probability > 0 && probability <= 1
  const right = 'a number above 0 and at most 1'
  assertThat(isProbability, 'faults.add: probability', probability, right)
  return { per, skip, times: times === 'always' ? Infinity : times, probability }
}

function readNames(given: unknown, exchanges: Exchanges): readonly string[] | undefined {
  if (given === undefined) return undefined
  const isOne = typeof given === 'string' || typeof given === 'function'
  const named: unknown = isOne ? [given] : given
  const right = 'the name of one, a list of names, or leave it out for all'
  const isList = Array.isArray(named) && named.length > 0
  assertThat(isList, 'faults.add: operation', given, right)
  const known = Object.keys(exchanges)
  const names = (named as unknown[]).map(toOperationName)
  for (const name of names) {
    const subject = `faults.add: operation ${show(name)}`
    assertSimulated(name, known, subject, supportedNames(exchanges))
  }
  return names as string[]
}

function readInstant(given: Instant | undefined, member: string): number | undefined {
  return given === undefined ? undefined : toInstant(given, `faults.add: ${member}`)
}

function assertWindow(from: number | undefined, until: number | undefined, now: number): void {
  if (until === undefined) return
  if (from !== undefined) assertAfter(until, from, 'from')
  assertAfter(until, now, 'now')
}

function assertAfter(until: number, least: number, name: string): void {
  const right = `an instant after ${name}, ${instantText(least)}, or the rule could never apply`
  assertThat(until > least, 'faults.add: until', instantText(until), right)
}
