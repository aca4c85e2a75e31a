import { assertKnownMembers, assertSimulated, assertThat } from '../../kernel/assert-options.ts'
import { show } from '../../kernel/suggest.ts'
import type { FakeHealthLake } from '../../clients/fake.ts'
import { toOperationName, type AnyOperation } from '../../model/operation-names.ts'
import { describeMismatch, findMismatch, formatWanted } from './match.ts'
import type { Difference } from '../../kernel/difference.ts'
import { isMatcher, type Partly } from './partly.ts'
import { assertFake, assertHolds, withTimeline, type Verdict } from './verdict.ts'
import { assertPartial, readWanted, type Asking } from './wanted.ts'
import type { AskedInput } from './partly.ts'
import { serviceOf } from '../../clients/service-of.ts'
import { assertTypeNamed } from '../../service/assert-resource-type.ts'
import { supportedNames, type Exchange } from '../../service/exchange.ts'
import { readFreeInput } from '../../service/faults/free-input.ts'
import type { Service } from '../../service/service.ts'
import type { Call } from '../../service/history/calls.ts'

const SHOWN = 5

/** How often a request is expected to have come. */
export interface ReceivedOptions {
  /** Exactly that many calls, whatever the responses; the retries of a call are part of it (default: one or more). */
  readonly times?: number
}

/**
 * Asserts that a fake has received a request, whatever the response was. For any test runner.
 *
 * @param fake The fake
 * @param operation The operation
 * @param input What its input must have, at least (default: anything)
 * @param options How often it is expected to have come (default: once or more)
 * @throws AssertionError whose message says what came instead, with the timeline
 * @throws MisuseError if that is not a fake, or no such request is possible
 */
export function assertReceived<Operation extends AnyOperation>(
  fake: FakeHealthLake,
  operation: Operation,
  input?: Partly<AskedInput<Operation>>,
  options?: ReceivedOptions,
): void {
  assertHolds(judgeReceived(fake, operation, input, options, 'assertReceived'))
}

export function judgeReceived(
  given: unknown,
  named: unknown,
  wanted: unknown,
  options: unknown,
  where: string,
): Verdict {
  const fake = assertFake(given, where)
  const name = toOperationName(named)
  const { exchanges } = serviceOf(fake) as Service
  const subject = `${where}: operation ${show(name)}`
  assertSimulated(name, Object.keys(exchanges), subject, supportedNames(exchanges))
  const operation = name as AnyOperation
  const exchange = exchanges[operation] as Exchange
  const input = wanted === undefined ? {} : wanted
  const expected = readInput(exchange, input, { where, what: 'the input', beyondEnums: true })
  const judged = fake.history.flatMap((call) =>
    requestsIn(call)
      .filter((asked) => asked.operation === operation)
      .map((asked) => ({ call, difference: findMismatch(expected, asked.input) })),
  )
  const times = readTimes(options, where)
  const hits = judged.filter(({ difference }) => difference === undefined)
  // Refused requests may have had text beyond an enumeration; if none had, it is a slip of the test's author.
  if (hits.length === 0) {
    readInput(exchange, expected, { where, what: 'the input', beyondEnums: false })
    assertTypeNamed(expected, `${where}: ResourceType`)
  }
  const what = `${operation}${wanted === undefined ? '' : ` with ${formatWanted(wanted)}`}`
  const others = () => describeOtherCalls(operation, judged)
  const holds = times === undefined ? hits.length > 0 : hits.length === times
  const not = holds || times === undefined ? '' : `, not ${formatTimes(times)}`
  return {
    holds,
    message: () =>
      hits.length > 0
        ? withTimeline(
            fake,
            `The fake has received ${what}, ${formatTimes(hits.length)}${not}.${holds ? '' : others()}`,
          )
        : withTimeline(fake, `The fake has not received ${what}${not}.${others()}`),
  }
}

// The call itself, and what the entries of a bundle ask for.
function requestsIn(
  call: Call,
): readonly { readonly operation: string; readonly input: unknown }[] {
  return call.entries === undefined ? [call] : [call, ...call.entries]
}

export function readTimes(options: unknown, where: string): number | undefined {
  if (options === undefined) return undefined
  assertKnownMembers(options, ['times'], `${where}: the options`)
  const { times } = options as ReceivedOptions
  const right = '0, 1 or another number of calls'
  assertThat(times === undefined || isCount(times), `${where}: times`, times, right)
  return times
}

function isCount(times: unknown): boolean {
  return Number.isInteger(times) && (times as number) >= 0
}

// What is not of AWS's model has known members, which may have any value.
function readInput(exchange: Exchange, wanted: unknown, asking: Asking): unknown {
  const { inputShape, inputMembers } = exchange
  if (inputShape !== undefined) return readWanted(inputShape, wanted, asking)
  if (isMatcher(wanted)) return wanted
  const { where } = asking
  assertPartial(wanted, asking)
  if (inputMembers !== undefined) assertKnownMembers(wanted, inputMembers, where)
  return readFreeInput(wanted, exchange, `${where}: the input`, isMatcher)
}

interface Judged {
  readonly call: Call
  readonly difference: Difference | undefined
}

function describeOtherCalls(operation: AnyOperation, judged: readonly Judged[]): string {
  if (judged.length === 0) return ''
  const lines = judged.slice(-SHOWN).map(formatCall)
  const shown = judged.length > SHOWN ? `, the last ${SHOWN} of which were` : ''
  return [` It has received ${operation} ${formatTimes(judged.length)}${shown}:`, ...lines].join(
    '\n',
  )
}

function formatCall({ call, difference }: Judged): string {
  const why = difference === undefined ? '' : `: ${describeMismatch(difference)}`
  return `  call ${call.sequence}${why}`
}

export function formatTimes(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
