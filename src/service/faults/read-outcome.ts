import { assertKnownMembers, assertOneOf, assertThat } from '../../kernel/assert-options.ts'
import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'
import type { ErrorName } from '../../model/error-names.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { listed, show } from '../../kernel/suggest.ts'
import { toDuration, type Duration } from '../../kernel/time.ts'
import type { Exchange, Exchanges } from '../exchange.ts'
import { toErrorOutcome } from './error-outcome.ts'
import { readConnection } from './read-connection.ts'
import { assertText, readError, withoutAbsent, type About } from './read-error.ts'
import type { AnyOutcome, OutcomeOf } from '../../state/fault-rules.ts'

const members: Readonly<Record<AnyOutcome['kind'], readonly string[]>> = {
  error: ['kind', 'name', 'message', 'statusCode', 'retryAfterSeconds'],
  latency: ['kind', 'duration'],
  hang: ['kind'],
  connection: ['kind', 'code', 'when'],
  corrupt: ['kind', 'body'],
  transition: ['kind', 'to', 'after', 'message', 'category'],
  event: ['kind', 'delivery', 'by'],
}

export const outcomeMembers: readonly string[] = Object.values(members).flat()

const outcomeKinds: readonly string[] = Object.keys(members)

export const requestOutcomeKinds = outcomeKinds.filter((kind) => kind !== 'event')

export function readOutcome(
  given: ErrorName | Error | AnyOutcome,
  where: string,
  about: About,
  now = 0,
): AnyOutcome {
  const outcome = readKind(given, where)
  switch (outcome.kind) {
    case 'error':
      return readError(outcome, where, about)
    case 'latency':
      return {
        kind: 'latency',
        duration: readDelay(outcome.duration, `${where}: duration`, "the kind 'hang'", now),
      }
    case 'hang':
      return { kind: 'hang' }
    case 'connection':
      return readConnection(outcome, where, about)
    case 'corrupt':
      assertOneOf(outcome.body, `${where}: body`, ['empty', 'truncated', 'not-json'])
      return { ...outcome }
    case 'transition':
      return readTransition(outcome, where, about)
    case 'event':
      return readEventOutcome(outcome, where, now)
  }
}

function readEventOutcome(outcome: OutcomeOf<'event'>, where: string, now: number): AnyOutcome {
  const { kind, delivery, by } = outcome as OutcomeOf<'event'> & { readonly by?: Duration }
  assertOneOf(delivery, `${where}: delivery`, ['lost', 'twice', 'late', 'reordered'])
  if (delivery === 'late') {
    assertThat(by !== undefined, `${where}: by`, by, 'how much later, such as { minutes: 5 }')
    return { kind, delivery, by: readDelay(by, `${where}: by`, "the delivery 'lost'", now) }
  }
  assertThat(by === undefined, `${where}: by`, by, "it with the delivery 'late' alone")
  return { kind, delivery }
}

function readKind(given: ErrorName | Error | AnyOutcome, where: string): AnyOutcome {
  const outcome = toKind(given)
  if (typeof outcome !== 'object' || outcome === null || !outcomeKinds.includes(outcome.kind)) {
    throw new MisuseError(
      `${where}: outcome is ${show(given)}; give the name of an error, or an object with a kind: ${listed(outcomeKinds, 'or')}.`,
    )
  }
  assertKnownMembers(outcome, members[outcome.kind], `${where}: outcome of kind ${outcome.kind}`)
  return outcome
}

function toKind(given: ErrorName | Error | AnyOutcome): AnyOutcome {
  if (typeof given === 'string') return { kind: 'error', name: given }
  return toErrorOutcome(given) ?? (given as AnyOutcome)
}

function readTransition(
  outcome: OutcomeOf<'transition'>,
  where: string,
  { exchanges, operation = [] }: About,
): AnyOutcome {
  const { to, after, message, category = 'NON_RETRYABLE_ERROR' } = outcome
  const starting = Object.keys(exchanges).filter((name) => exchanges[name]?.ends !== undefined)
  const other = operation.find((name) => !starting.includes(name))
  if (other !== undefined) {
    throw new MisuseError(
      `${where}: ${other} starts nothing that could end otherwise; a transition is for ${listed(starting)}.`,
    )
  }
  if (to !== undefined) assertEnd(to, where, exchanges, operation)
  const isChange = to !== undefined || after !== undefined
  assertThat(isChange, `${where}: outcome`, outcome, 'a transition with to or after')
  assertText(message, `${where}: message`)
  assertOneOf(category, `${where}: category`, ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'])
  const why = message === undefined ? 'category' : 'message'
  const isFailure = to !== undefined || outcome[why] === undefined
  assertThat(isFailure, `${where}: ${why}`, outcome[why], 'it together with to')
  const known = withoutAbsent(outcome)
  return after === undefined ? known : { ...known, after: toDuration(after, `${where}: after`) }
}

function assertEnd(
  to: string,
  where: string,
  exchanges: Exchanges,
  operation: readonly string[],
): void {
  for (const name of operation) {
    const { ends = [] } = exchanges[name] as Exchange
    const right = `after instead, for ${name} ends in no other status`
    assertThat(ends.length > 0, `${where}: to`, to, right)
    assertOneOf(to, `${where}: to, for ${name},`, ends)
  }
  assertOneOf(
    to,
    `${where}: to`,
    Array.from(new Set(Object.values(exchanges).flatMap(({ ends }) => ends ?? []))),
  )
}

function readDelay(given: Duration, name: string, endless: string, now: number): number {
  const milliseconds = toDuration(given, name)
  assertThat(milliseconds !== Infinity, name, given, `a finite duration, or ${endless}`)
  const right = `one that ends by the last instant, ${instantText(LAST_INSTANT)}, or ${endless}`
  assertThat(now + milliseconds <= LAST_INSTANT, name, given, right)
  return milliseconds
}
