import { readInstant } from './instant.ts'
import { MisuseError } from './errors.ts'
import { listed, shortened, show } from './suggest.ts'

/**
 * A point in time, as input: a Date, ISO 8601 text with a zone, or epoch milliseconds. As output, a time is always ISO
 * 8601 text in UTC or, from `now()`, a number; only data in the SDK's form has Dates, as there.
 */
export type Instant = Date | string | number

/**
 * A duration: milliseconds, a text such as `'15m'`, in ms, s, m, h or d, or an object whose units add up, such as `{
 * minutes: 1, seconds: 30 }`.
 */
export type Duration =
  | number
  | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`
  | {
      /** Days of 24 hours (default: 0). */
      days?: number
      /** Hours (default: 0). */
      hours?: number
      /** Minutes (default: 0). */
      minutes?: number
      /** Seconds (default: 0). */
      seconds?: number
      /** Milliseconds (default: 0). */
      milliseconds?: number
    }

const units = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
}

export function toInstant(value: Instant, where: string): number {
  const instant = readInstant(value)
  if (instant === undefined) {
    const span = typeof value === 'string' ? readSpan(value) : 0
    const later = span > 0 ? ` That long from now is clock.now() + ${span}.` : ''
    throw new MisuseError(
      `${where}: ${show(value)} is not a point in time. Give a valid Date, ISO 8601 text with a zone ('2025-01-01T00:00:00Z'), or epoch milliseconds.${later}`,
    )
  }
  return instant
}

export function toDuration(value: Duration, where: string): number {
  const milliseconds = typeof value === 'object' ? sumOfUnits(value, where) : readSpan(value)
  if (!(milliseconds >= 0)) {
    throw new MisuseError(
      `${where}: ${show(value)} is not a duration. Give milliseconds, 0 or more, a text such as '20m', or an object such as { minutes: 20 }.`,
    )
  }
  return Math.round(milliseconds)
}

const unitsOfText = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

// NaN if it is none.
export function readSpan(given: unknown): number {
  if (typeof given === 'number') return given
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(String(given)) ?? []
  return Number(amount) * unitsOfText[unit as keyof typeof unitsOfText]
}

// As a Duration may be written, in the largest unit that there is a whole number of.
export function durationText(milliseconds: number): string {
  let text = '0ms'
  for (const [unit, size] of Object.entries(unitsOfText)) {
    const count = milliseconds / size
    if (count > 0 && Number.isInteger(count)) text = `${count}${unit}`
  }
  return text
}

function sumOfUnits(value: object | null, where: string): number {
  if (value === null) return Number.NaN
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(units, name))
  if (unknown !== undefined) {
    throw new MisuseError(
      `${where}: a duration has no ${shortened(unknown)}. It has ${listed(Object.keys(units))}.`,
    )
  }
  const given = value as Partial<Record<keyof typeof units, number>>
  let sum = Object.keys(given).length === 0 ? Number.NaN : 0
  for (const [unit, milliseconds] of Object.entries(units)) {
    const amount = given[unit as keyof typeof units] ?? 0
    sum += typeof amount === 'number' && amount >= 0 ? amount * milliseconds : Number.NaN
  }
  return sum
}
