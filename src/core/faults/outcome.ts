import { demandKnown } from '../demand.ts'
import { knownErrors } from '../../spec/errors.ts'
import type { OperationName } from '../../spec/infer.ts'
import { startedBy, type Started } from '../../spec/lifecycle.ts'
import { MisuseError } from '../errors.ts'
import { didYouMean, listed, show } from '../suggest.ts'
import { toDuration } from '../time/time.ts'
import type { FaultOutcome, OutcomeOf } from './rule.ts'

const members: Readonly<Record<FaultOutcome['kind'], readonly string[]>> = {
  error: ['kind', 'name', 'message', 'statusCode', 'retryAfterSeconds'],
  latency: ['kind', 'duration'],
  hang: ['kind'],
  connection: ['kind', 'code', 'when'],
  corrupt: ['kind', 'body'],
  transition: ['kind', 'to', 'after', 'message', 'category'],
}

/**
 * Checks what a rule does.
 *
 * @param given The outcome
 * @param operation The operations that the rule is about; undefined: all
 * @returns The outcome, as plain data
 * @throws MisuseError if there is no such outcome, or the operations cannot have it
 */
export function checkedOutcome(
  given: string | FaultOutcome,
  operation: readonly OperationName[] | undefined,
): FaultOutcome {
  const outcome = typeof given === 'string' ? { kind: 'error' as const, name: given } : given
  const kinds = Object.keys(members)
  if (typeof outcome !== 'object' || outcome === null || !kinds.includes(outcome.kind)) {
    throw new MisuseError(
      `faults.add: outcome is ${show(given)}; give the name of an error, or an object with a kind: ${listed(kinds)}.`,
    )
  }
  demandKnown(outcome, members[outcome.kind], `faults.add: outcome of kind ${outcome.kind}`)
  switch (outcome.kind) {
    case 'error':
      return checkedError(outcome)
    case 'latency':
      return { kind: 'latency', duration: finite(outcome.duration, 'duration') }
    case 'hang':
      return { kind: 'hang' }
    case 'connection':
      return checkedConnection(outcome)
    case 'corrupt':
      demandOneOf(outcome.body, 'body', ['empty', 'truncated', 'not-json'])
      return { ...outcome }
    case 'transition':
      return checkedTransition(outcome, operation)
  }
}

function checkedConnection(outcome: OutcomeOf<'connection'>): FaultOutcome {
  const { code, when = 'before' } = outcome
  demand(typeof code === 'string' && code !== '', 'code', code, 'a code such as ECONNRESET')
  demandOneOf(when, 'when', ['before', 'after'])
  return { kind: 'connection', code, when }
}

function checkedError(outcome: OutcomeOf<'error'>): FaultOutcome {
  const { name, statusCode, retryAfterSeconds } = outcome
  const names = Object.keys(knownErrors)
  if (!names.includes(name) && statusCode === undefined) {
    throw new MisuseError(
      `faults.add: ${show(name)} is no error that AWS documents.${didYouMean(name, names)} Known are ${listed(names)}; any other must bring its statusCode.`,
    )
  }
  const isStatus =
    Number.isInteger(statusCode) && Number(statusCode) >= 400 && Number(statusCode) <= 599
  demand(statusCode === undefined || isStatus, 'statusCode', statusCode, '400 to 599')
  demand(
    retryAfterSeconds === undefined || retryAfterSeconds >= 0,
    'retryAfterSeconds',
    retryAfterSeconds,
    '0 or more',
  )
  return { ...outcome }
}

function checkedTransition(
  outcome: OutcomeOf<'transition'>,
  operation: readonly OperationName[] | undefined,
): FaultOutcome {
  const { to, after, category } = outcome
  const about = operation ?? (Object.keys(startedBy) as OperationName[])
  const started = about.flatMap((name) => (name in startedBy ? [startedBy[name as Started]] : []))
  if (started.length === 0) {
    throw new MisuseError(
      `faults.add: ${listed(about)} start nothing that could end otherwise; a transition is for ${listed(Object.keys(startedBy))}.`,
    )
  }
  const legal = [...new Set(started.flat())]
  if (to !== undefined) demandOneOf(to, 'to', legal)
  if (category !== undefined) {
    demandOneOf(category, 'category', ['RETRYABLE_ERROR', 'NON_RETRYABLE_ERROR'])
  }
  demand(
    to !== undefined || after !== undefined,
    'outcome',
    outcome,
    'a transition with to or after',
  )
  if (after === undefined) return { ...outcome }
  const milliseconds = toDuration(after, 'faults.add: after')
  return { ...outcome, after: milliseconds }
}

function finite(given: OutcomeOf<'latency'>['duration'], member: string): number {
  const milliseconds = toDuration(given, `faults.add: ${member}`)
  demand(milliseconds !== Infinity, member, given, "a finite duration, or the kind 'hang'")
  return milliseconds
}

function demandOneOf(value: unknown, member: string, legal: readonly string[]): void {
  demand(legal.includes(String(value)), member, value, `one of ${listed(legal)}`)
}

function demand(holds: boolean, member: string, value: unknown, right: string): void {
  if (!holds) throw new MisuseError(`faults.add: ${member} is ${show(value)}; give ${right}.`)
}
