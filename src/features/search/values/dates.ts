import { shortened } from '../../../kernel/suggest.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { readPeriod, type Period } from '../../fhir/period.ts'
import type { TypedValue } from '../extract.ts'
import { queryError } from '../query-error.ts'
import {
  all,
  compareEnds,
  comparison,
  contains,
  overlap,
  readPrefix,
  type Span,
} from './comparison.ts'
import type { Asked, Test, ValueKind } from './kind.ts'

// In epoch milliseconds, both ends included [search-date].
export const dates: ValueKind<Span> = {
  read: ({ type, value }) => spanIn(type, value).filter(isSpan),
  keyOf: ({ low, high, below }) =>
    below === undefined ? `${low}/${high}` : `${low}.${below.low}/${high}.${below.high}`,
  endsOf: (span) => span,
  orderOf: ({ low, below }) =>
    below === undefined || below.low === '' ? low : { number: low, below: below.low },
  parse: parseDate,
}

function isSpan(span: Span): boolean {
  return compareEnds(span, 'low', span, 'high') <= 0
}

const points: readonly string[] = ['date', 'dateTime', 'instant']

function spanIn(type: TypedValue['type'], value: Json): readonly Span[] {
  if (!isJsonObject(value)) return points.includes(type) ? spanOf(value) : []
  return type === 'Timing' ? timing(value) : period(value)
}

function spanOf(text: Json | undefined): readonly Span[] {
  const found = typeof text === 'string' ? readPeriod(text) : undefined
  return found === undefined ? [] : [toSpan(found)]
}

export function toSpan({ start: low, end: high, below }: Period): Span {
  return below === undefined
    ? { low, high }
    : { low, high, below: { low: below.start, high: below.end } }
}

function period({ start, end }: JsonObject): readonly Span[] {
  const [from] = spanOf(start)
  const [to] = spanOf(end)
  return from === undefined && to === undefined ? [] : [lasting(from, to)]
}

// From where one begins until another ends; open where one is missing.
export function lasting(from: Span = open, to: Span = open): Span {
  const span = { low: from.low, high: to.high }
  if (from.below === undefined && to.below === undefined) return span
  return { ...span, below: { low: (from.below ?? all).low, high: (to.below ?? all).high } }
}

const open: Span = { low: -Infinity, high: Infinity }

function timing({ event, repeat }: JsonObject): readonly Span[] {
  const { boundsPeriod = null } = isJsonObject(repeat) ? repeat : {}
  const events = isJsonArray(event) ? event.flatMap(spanOf) : []
  const spans = [...events, ...(isJsonObject(boundsPeriod) ? period(boundsPeriod) : [])]
  const [first] = spans.toSorted((a, b) => compareEnds(a, 'low', b, 'low'))
  const last = spans.toSorted((a, b) => compareEnds(a, 'high', b, 'high')).at(-1)
  return first === undefined ? [] : [lasting(first, last)]
}

function parseDate(text: string, { name, assumptions }: Asked): Test<Span> {
  const [prefix, rest] = readPrefix(text, name)
  // A plus sign of a time zone that nobody encoded is a space.
  const [sought] = spanOf(rest.replace(' ', '+'))
  if (sought === undefined) {
    throw queryError(
      'search-date',
      name,
      `a date is such as 2025, 2025-01-31 or 2025-01-31T10:00:00Z, after a prefix or none, not ${shortened(text)}.`,
    )
  }
  const { low, high } = sought
  const equal =
    assumptions.fhirDateEquality === 'contains'
      ? {
          bounds: { end: 'low', from: low, to: high } as const,
          matches: (value: Span) => contains(sought, value),
        }
      : { matches: (value: Span) => overlap(sought, value) }
  return comparison(prefix, sought, equal)
}
