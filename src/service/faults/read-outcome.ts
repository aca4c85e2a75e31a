import { assertKnownMembers, assertOneOf, assertThat } from '../../kernel/assert-options.ts'
import { knownErrors } from '../../model/healthlake/errors.ts'
import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { toDuration } from '../../kernel/time.ts'
import type { Exchange, Exchanges } from '../exchange.ts'
import { toErrorOutcome } from './error-outcome.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'

const members: Readonly<Record<FaultOutcome['kind'], readonly string[]>> = {
  error: ['kind', 'name', 'message', 'statusCode', 'retryAfterSeconds'],
  latency: ['kind', 'duration'],
  hang: ['kind'],
  connection: ['kind', 'code', 'when'],
  corrupt: ['kind', 'body'],
  transition: ['kind', 'to', 'after', 'message', 'category'],
}

export const outcomeKinds: readonly string[] = Object.keys(members)

export function readOutcome(
  given: string | Error | FaultOutcome,
  where: string,
  exchanges: Exchanges,
  operation: readonly string[] = [],
  now = 0,
): FaultOutcome {
  const outcome = readKind(given, where)
  switch (outcome.kind) {
    case 'error':
      return readError(outcome, where)
    case 'latency':
      return { kind: 'latency', duration: readDelay(outcome.duration, where, now) }
    case 'hang':
      return { kind: 'hang' }
    case 'connection':
      return readConnection(outcome, where)
    case 'corrupt':
      assertOneOf(outcome.body, `${where}: body`, ['empty', 'truncated', 'not-json'])
      return { ...outcome }
    case 'transition':
      return readTransition(outcome, where, exchanges, operation)
  }
}

function readKind(given: string | Error | FaultOutcome, where: string): FaultOutcome {
  const outcome = toKind(given)
  if (typeof outcome !== 'object' || outcome === null || !outcomeKinds.includes(outcome.kind)) {
    throw new MisuseError(
      `${where}: outcome is ${show(given)}; give the name of an error, or an object with a kind: ${listed(outcomeKinds)}.`,
    )
  }
  assertKnownMembers(outcome, members[outcome.kind], `${where}: outcome of kind ${outcome.kind}`)
  return outcome
}

function toKind(given: string | Error | FaultOutcome): FaultOutcome {
  if (typeof given === 'string') return { kind: 'error', name: given }
  return toErrorOutcome(given) ?? (given as FaultOutcome)
}

function readError(outcome: OutcomeOf<'error'>, where: string): FaultOutcome {
  const { name, message, statusCode = 400, retryAfterSeconds = 0 } = outcome
  const names = Object.keys(knownErrors)
  assertThat(typeof name === 'string', `${where}: name`, name, 'the name of an error')
  // Of any other name a client would read a part, or nothing.
  const isReadable = /^[\w.-]+$/.test(name)
  assertThat(isReadable, `${where}: name`, name, 'one of letters, digits, dots, _ and - alone')
  if (!names.includes(name) && outcome.statusCode === undefined) {
    throw new MisuseError(
      `${where}: outcome ${show(name)} is no error that AWS documents.${didYouMean(name, names)} Known are ${listed(names)}; any other must bring its statusCode.`,
    )
  }
  assertText(message, `${where}: message`)
  const isStatus = Number.isInteger(statusCode) && statusCode >= 400 && statusCode <= 599
  assertThat(isStatus, `${where}: statusCode`, statusCode, '400 to 599')
  const isDelay =
    Number.isFinite(retryAfterSeconds) &&
    retryAfterSeconds >= 0 &&
    retryAfterSeconds <= Number.MAX_SAFE_INTEGER
  assertThat(isDelay, `${where}: retryAfterSeconds`, retryAfterSeconds, 'a number, 0 or more')
  return withoutAbsent(outcome)
}

function readConnection(outcome: OutcomeOf<'connection'>, where: string): FaultOutcome {
  const { code, when = 'before' } = outcome
  const isCode = typeof code === 'string' && code !== ''
  assertThat(isCode, `${where}: code`, code, 'a code such as ECONNRESET')
  assertOneOf(when, `${where}: when`, ['before', 'after'])
  return { kind: 'connection', code, when }
}

function readTransition(
  outcome: OutcomeOf<'transition'>,
  where: string,
  exchanges: Exchanges,
  operation: readonly string[],
): FaultOutcome {
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

function assertText(value: unknown, name: string): void {
  const isText = value === undefined || typeof value === 'string'
  assertThat(isText, name, value, 'a text, or leave it out')
}

function withoutAbsent<Outcome extends FaultOutcome>(outcome: Outcome): Outcome {
  const given = Object.entries(outcome).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Outcome
}

function readDelay(given: OutcomeOf<'latency'>['duration'], where: string, now: number): number {
  const name = `${where}: duration`
  const milliseconds = toDuration(given, name)
  assertThat(milliseconds !== Infinity, name, given, "a finite duration, or the kind 'hang'")
  const right = `one that ends by the last instant, ${instantText(LAST_INSTANT)}, or the kind 'hang'`
  assertThat(now + milliseconds <= LAST_INSTANT, name, given, right)
  return milliseconds
}
