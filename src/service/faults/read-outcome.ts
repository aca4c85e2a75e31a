import { assertKnownMembers } from '../../kernel/assert-options.ts'
import { knownErrors } from '../../model/healthlake/errors.ts'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { instantText, LAST_INSTANT } from '../../kernel/instant.ts'
import { startedBy, type Started } from '../../model/life-cycles.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { toDuration } from '../../kernel/time.ts'
import { demand, assertOneOf, assertText } from './assert.ts'
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

export function checkedOutcome(
  given: string | FaultOutcome,
  operation: readonly OperationName[] | undefined,
  now = 0,
): FaultOutcome {
  const outcome = typeof given === 'string' ? { kind: 'error' as const, name: given } : given
  if (typeof outcome !== 'object' || outcome === null || !outcomeKinds.includes(outcome.kind)) {
    throw new MisuseError(
      `faults.add: outcome is ${show(given)}; give the name of an error, or an object with a kind: ${listed(outcomeKinds)}.`,
    )
  }
  assertKnownMembers(outcome, members[outcome.kind], `faults.add: outcome of kind ${outcome.kind}`)
  switch (outcome.kind) {
    case 'error':
      return checkedError(outcome)
    case 'latency':
      return { kind: 'latency', duration: checkedDelay(outcome.duration, now) }
    case 'hang':
      return { kind: 'hang' }
    case 'connection':
      return checkedConnection(outcome)
    case 'corrupt':
      assertOneOf(outcome.body, 'body', ['empty', 'truncated', 'not-json'])
      return { ...outcome }
    case 'transition':
      return checkedTransition(outcome, operation)
  }
}

function checkedError(outcome: OutcomeOf<'error'>): FaultOutcome {
  const { name, message, statusCode, retryAfterSeconds } = outcome
  const names = Object.keys(knownErrors)
  demand(typeof name === 'string', 'name', name, 'the name of an error')
  // Of another a client would read a part, or nothing.
  demand(/^[\w.-]+$/.test(name), 'name', name, 'one of letters, digits, dots, _ and - alone')
  if (!names.includes(name) && statusCode === undefined) {
    throw new MisuseError(
      `faults.add: outcome ${show(name)} is no error that AWS documents.${didYouMean(name, names)} Known are ${listed(names)}; any other must bring its statusCode.`,
    )
  }
  assertText(message, 'message')
  const isStatus = Number.isInteger(statusCode) && isBetween(statusCode, 400, 599)
  demand(statusCode === undefined || isStatus, 'statusCode', statusCode, '400 to 599')
  demand(
    retryAfterSeconds === undefined || isBetween(retryAfterSeconds, 0, Number.MAX_SAFE_INTEGER),
    'retryAfterSeconds',
    retryAfterSeconds,
    'a number, 0 or more',
  )
  return withoutAbsent(outcome)
}

function checkedConnection(outcome: OutcomeOf<'connection'>): FaultOutcome {
  const { code, when = 'before' } = outcome
  demand(typeof code === 'string' && code !== '', 'code', code, 'a code such as ECONNRESET')
  assertOneOf(when, 'when', ['before', 'after'])
  return { kind: 'connection', code, when }
}

function checkedTransition(
  outcome: OutcomeOf<'transition'>,
  operation: readonly OperationName[] | undefined,
): FaultOutcome {
  const { to, after, message, category } = outcome
  const starting = Object.keys(startedBy)
  for (const name of operation ?? []) {
    if (starting.includes(name)) continue
    throw new MisuseError(
      `faults.add: ${name} starts nothing that could end otherwise; a transition is for ${listed(starting)}.`,
    )
  }
  if (to !== undefined) assertEnd(to, operation)
  demand(
    to !== undefined || after !== undefined,
    'outcome',
    outcome,
    'a transition with to or after',
  )
  assertText(message, 'message')
  if (category !== undefined) {
    assertOneOf(category, 'category', ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'])
  }
  const why = message === undefined ? 'category' : 'message'
  demand(to !== undefined || outcome[why] === undefined, why, outcome[why], 'it together with to')
  const known = withoutAbsent(outcome)
  return after === undefined ? known : { ...known, after: toDuration(after, 'faults.add: after') }
}

function assertEnd(to: string, operation: readonly OperationName[] | undefined): void {
  for (const name of operation ?? []) {
    const ends = startedBy[name as Started]
    demand(ends.length > 0, 'to', to, `after instead, for ${name} ends in no other status`)
    assertOneOf(to, `to, for ${name},`, ends)
  }
  assertOneOf(to, 'to', Object.values(startedBy).flat())
}

function withoutAbsent<Outcome extends FaultOutcome>(outcome: Outcome): Outcome {
  const given = Object.entries(outcome).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Outcome
}

function checkedDelay(given: OutcomeOf<'latency'>['duration'], now: number): number {
  const milliseconds = toDuration(given, 'faults.add: duration')
  demand(milliseconds !== Infinity, 'duration', given, "a finite duration, or the kind 'hang'")
  const right = `one that ends by the last instant, ${instantText(LAST_INSTANT)}, or the kind 'hang'`
  demand(now + milliseconds <= LAST_INSTANT, 'duration', given, right)
  return milliseconds
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most
}
