import { demandKnown } from '../demand.ts'
import type { OperationName } from '../../spec/infer.ts'
import { isDate } from '../../spec/instant.ts'
import { operations as specs } from '../../spec/operations.ts'
import { shapeOf } from '../../spec/shapes.ts'
import { MisuseError } from '../errors.ts'
import { toRegion } from '../settings.ts'
import { didYouMean, listed, show } from '../suggest.ts'
import { toInstant } from '../time/time.ts'
import { checkedOutcome } from './outcome.ts'
import type { FaultRule, StoredRule } from './rule.ts'

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

/**
 * Checks a rule and fills in its defaults.
 *
 * @param given The rule
 * @param now The fake's time
 * @returns The rule, as plain data
 * @throws MisuseError if it names what does not exist, or could never strike
 */
export function checkedRule(given: FaultRule, now: number): StoredRule {
  if (typeof given !== 'object' || given === null) {
    throw new MisuseError(
      `faults.add: ${show(given)} is no rule; give one such as { operation: 'CreateFHIRDatastore', outcome: 'ThrottlingException' }.`,
    )
  }
  demandKnown(given, members, 'faults.add')
  const { input, region } = given
  const operation = checkedOperations(given.operation)
  if (input !== undefined) demandInput(input, operation)
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(input === undefined ? {} : { input: plainCopy(input) }),
    ...(region === undefined ? {} : { region: toRegion(region, 'faults.add: region') }),
    ...checkedCounts(given),
    ...checkedWindow(given, now),
    outcome: checkedOutcome(given.outcome, operation),
  }
}

function checkedCounts(
  given: FaultRule,
): Pick<StoredRule, 'per' | 'skip' | 'times' | 'probability'> {
  const { per = 'call', skip = 0, probability = 1 } = given
  const times = given.times === 'always' ? Infinity : (given.times ?? 1)
  demand(per === 'call' || per === 'attempt', 'per', per, "'call' or 'attempt'")
  demand(isCount(skip), 'skip', skip, 'a whole number, 0 or more')
  const isTimes = times === Infinity ? given.times === 'always' : isCount(times) && times > 0
  demand(isTimes, 'times', times, "a whole number, 1 or more, or 'always'")
  demand(probability > 0 && probability <= 1, 'probability', probability, 'above 0 and at most 1')
  return { per, skip, times, probability }
}

function checkedOperations(given: FaultRule['operation']): readonly OperationName[] | undefined {
  if (given === undefined) return undefined
  const named = typeof given === 'string' ? [given] : [...given]
  const names = Object.keys(specs)
  for (const name of named) {
    if (!names.includes(name)) {
      throw new MisuseError(
        `faults.add: operation ${show(name)} is not simulated.${didYouMean(name, names)} Simulated are ${listed(names)}.`,
      )
    }
  }
  demand(named.length > 0, 'operation', given, 'at least one, or leave it out')
  return named
}

function demandInput(
  input: Record<string, unknown>,
  operation: readonly OperationName[] | undefined,
): void {
  demand(typeof input === 'object' && input !== null, 'input', input, 'an object')
  const about = operation ?? (Object.keys(specs) as OperationName[])
  const unknown = about.map((name) => unknownMember(specs[name].input, input, 'input'))
  const [first] = unknown
  if (first !== undefined && unknown.every((path) => path !== undefined)) {
    const where = about.length === 1 ? about[0] : 'none of the operations'
    throw new MisuseError(
      `faults.add: ${first} is no member that ${where} has, so it never strikes.`,
    )
  }
}

function unknownMember(name: string, value: unknown, path: string): string | undefined {
  const shape = shapeOf(name)
  if (shape.type !== 'structure' || typeof value !== 'object' || value === null) return undefined
  for (const [member, inside] of Object.entries(value)) {
    const memberPath = `${path}.${member}`
    const shapeName = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined
    if (shapeName === undefined) return memberPath
    const deeper = unknownMember(shapeName, inside, memberPath)
    if (deeper !== undefined) return deeper
  }
  return undefined
}

function checkedWindow(given: FaultRule, now: number): Pick<StoredRule, 'from' | 'until'> {
  const from = given.from === undefined ? undefined : toInstant(given.from, 'faults.add: from')
  const until = given.until === undefined ? undefined : toInstant(given.until, 'faults.add: until')
  if (until !== undefined && until <= Math.max(from ?? now, now)) {
    throw new MisuseError(
      'faults.add: until is not after from and after now, so the rule could never strike.',
    )
  }
  return {
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }
}

// Instants become epoch milliseconds, as in the inputs that the rule will be compared with.
function plainCopy(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([member, inside]) =>
      inside === undefined ? [] : [[member, plain(inside)]],
    ),
  )
}

function plain(value: unknown): unknown {
  if (isDate(value)) return value.getTime()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return plainCopy(value)
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function demand(holds: boolean, member: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`faults.add: ${member} is ${show(value)}; give ${right}.`)
}
