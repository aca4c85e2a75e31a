import { assertThat } from '../../kernel/assert-options.ts'
import { MisuseError } from '../../kernel/errors.ts'
import { didYouMean, listed, show } from '../../kernel/suggest.ts'
import { commonNames, errorSpecs } from '../../model/error-names.ts'
import type { FaultOutcome, OutcomeOf } from '../../state/fault-rules.ts'
import type { Exchange, Exchanges } from '../exchange.ts'
import { mayRaise } from '../injection/match.ts'

// What an outcome is for.
export interface About {
  readonly exchanges: Exchanges
  // Any, if left out.
  readonly operation?: readonly string[] | undefined
  readonly anyError?: boolean | undefined
}

export function readError(outcome: OutcomeOf<'error'>, where: string, about: About): FaultOutcome {
  const { name, message, statusCode = 400, retryAfterSeconds = 0 } = outcome
  assertThat(typeof name === 'string', `${where}: name`, name, 'the name of an error')
  // Of any other name a client would read a part, or nothing.
  const isReadable = /^[\w.-]+$/.test(name)
  assertThat(isReadable, `${where}: name`, name, 'one with only letters, digits, dots, _ and -')
  assertText(message, `${where}: message`)
  const isStatus = Number.isInteger(statusCode) && statusCode >= 400 && statusCode <= 599
  assertThat(isStatus, `${where}: statusCode`, statusCode, '400 to 599')
  const isDelay =
    Number.isFinite(retryAfterSeconds) &&
    retryAfterSeconds >= 0 &&
    retryAfterSeconds <= Number.MAX_SAFE_INTEGER
  assertThat(isDelay, `${where}: retryAfterSeconds`, retryAfterSeconds, 'a number, 0 or more')
  assertKnown(outcome, where, about)
  if (about.anyError !== true) assertRaisable(name, where, about)
  return withoutAbsent(outcome)
}

function assertKnown(
  { name, statusCode }: OutcomeOf<'error'>,
  where: string,
  { anyError }: About,
): void {
  const names = Object.keys(errorSpecs)
  if (names.includes(name) || (anyError === true && statusCode !== undefined)) return
  throw new MisuseError(
    `${where}: outcome ${show(name)} is not an error that AWS documents.${didYouMean(name, names) || didYouMean(`${name}Exception`, names)} Known are ${listed(names)}; any other needs a statusCode and anyError: true.`,
  )
}

// [fault-errors]
function assertRaisable(name: string, where: string, { exchanges, operation }: About): void {
  const further = `and any operation may raise ${listed(commonNames)}. Set anyError: true to allow it.`
  for (const one of operation ?? []) {
    const exchange = exchanges[one] as Exchange
    if (mayRaise(exchange, name)) continue
    throw new MisuseError(
      `${where}: ${one} raises no ${name}; it may raise ${listed(exchange.errors)}, ${further}`,
    )
  }
  if (Object.values(exchanges).some((exchange) => mayRaise(exchange, name))) return
  const all = [...new Set(Object.values(exchanges).flatMap(({ errors }) => errors))]
  throw new MisuseError(
    `${where}: no simulated operation raises ${name}; they raise ${listed(all)}, ${further}`,
  )
}

export function assertText(value: unknown, name: string): void {
  const isText = value === undefined || typeof value === 'string'
  assertThat(isText, name, value, 'a text, or leave it out')
}

export function withoutAbsent<Outcome extends FaultOutcome>(outcome: Outcome): Outcome {
  const given = Object.entries(outcome).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as Outcome
}
