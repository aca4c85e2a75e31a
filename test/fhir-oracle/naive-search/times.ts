import { compare, type Decimal } from './numbers.ts'

/** Some time, in epoch seconds, exactly: from the first up to the second, which is not of it. */
export interface Span {
  readonly start: Decimal
  readonly end: Decimal
}

const FORM =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/

/** More than any time. */
const ENDLESS: Decimal = { digits: 1n, exponent: 30 }
const BEGINNINGLESS: Decimal = { digits: -1n, exponent: 30 }

/** What a date covers as it is written; undefined if it is none. */
export function spanOfDate(text: string): Span | undefined {
  const match = FORM.exec(text)?.slice(1)
  if (match === undefined) return undefined
  const whole = wholeSecond(match)
  const fraction = match[5] ?? ''
  if (Number.isNaN(whole)) return undefined
  if (fraction === '') return { start: seconds(whole), end: seconds(endOf(whole, match)) }
  // One more of its last digit.
  const digits = BigInt(whole / 1000) * 10n ** BigInt(fraction.length) + BigInt(fraction)
  const exponent = -fraction.length
  return { start: { digits, exponent }, end: { digits: digits + 1n, exponent } }
}

/** In epoch milliseconds; NaN where there is no such day. */
function wholeSecond(match: readonly (string | undefined)[]): number {
  const [year, month = '01', day = '01', minute = '00:00', second = '00', , zone = 'Z'] = match
  const date = `${year}-${month}-${day}`
  const midnight = new Date(`${date}T00:00:00Z`)
  const isDate = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date)
  // A leap second is as the one before it.
  const known = second === '60' ? '59' : second
  return isDate ? Date.parse(`${date}T${minute}:${known}${zone}`) : Number.NaN
}

function seconds(milliseconds: number): Decimal {
  return { digits: BigInt(milliseconds), exponent: -3 }
}

function endOf(start: number, [, month, day, minute, second]: readonly (string | undefined)[]) {
  if (second !== undefined) return start + 1000
  if (minute !== undefined) return start + 60_000
  if (day !== undefined) return start + 86_400_000
  const next = new Date(start)
  if (month === undefined) return next.setUTCFullYear(next.getUTCFullYear() + 1)
  return next.setUTCMonth(next.getUTCMonth() + 1)
}

interface Period {
  readonly start?: string
  readonly end?: string
}

interface Timing {
  readonly event?: readonly string[]
  readonly repeat?: { readonly boundsPeriod?: Period }
}

/** All the time of a value in a resource; undefined if that is no time. */
export function spanOf(type: string, value: unknown): Span | undefined {
  if (type === 'Period') return spanOfPeriod(value as Period)
  if (type === 'Timing') return spanOfTiming(value as Timing)
  const isDate = ['date', 'dateTime', 'instant'].includes(type) && typeof value === 'string'
  return isDate ? spanOfDate(value) : undefined
}

function spanOfPeriod({ start, end }: Period): Span | undefined {
  if (start === undefined && end === undefined) return undefined
  const first = start === undefined ? { start: BEGINNINGLESS } : spanOfDate(start)
  const last = end === undefined ? { end: ENDLESS } : spanOfDate(end)
  return first && last && { start: first.start, end: last.end }
}

function spanOfTiming({ event = [], repeat = {} }: Timing): Span | undefined {
  const events = event.flatMap((one) => spanOfDate(one) ?? [])
  const [first] = events.toSorted((a, b) => compare(a.start, b.start))
  const [last] = events.toSorted((a, b) => compare(b.end, a.end))
  if (first && last) return { start: first.start, end: last.end }
  return repeat.boundsPeriod && spanOfPeriod(repeat.boundsPeriod)
}
