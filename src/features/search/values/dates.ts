import { shortened } from '../../../kernel/suggest.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { readPeriod } from '../../fhir/period.ts'
import type { TypedValue } from '../extract.ts'
import { queryError } from '../query-error.ts'
import { comparison, readPrefix, type Span } from './comparison.ts'
import type { Asked, Test, ValueKind } from './kind.ts'

// In epoch milliseconds, both ends included [search-date].
export const dates: ValueKind<Span> = {
  read: ({ type, value }) => spanIn(type, value).filter(({ low, high }) => low <= high),
  keyOf: ({ low, high }) => `${low}/${high}`,
  endsOf: (span) => span,
  orderOf: ({ low }) => low,
  parse: parseDate,
}

const points: readonly string[] = ['date', 'dateTime', 'instant']

function spanIn(type: TypedValue['type'], value: Json): readonly Span[] {
  if (!isJsonObject(value)) return points.includes(type) ? spanOf(value) : []
  return type === 'Timing' ? timing(value) : period(value)
}

function spanOf(text: Json | undefined): readonly Span[] {
  const found = typeof text === 'string' ? readPeriod(text) : undefined
  return found === undefined ? [] : [{ low: found.start, high: found.end }]
}

function period({ start, end }: JsonObject): readonly Span[] {
  const [from] = spanOf(start)
  const [to] = spanOf(end)
  if (from === undefined && to === undefined) return []
  return [{ low: from?.low ?? -Infinity, high: to?.high ?? Infinity }]
}

function timing({ event, repeat }: JsonObject): readonly Span[] {
  const { boundsPeriod = null } = isJsonObject(repeat) ? repeat : {}
  const events = isJsonArray(event) ? event.flatMap(spanOf) : []
  const all = [...events, ...(isJsonObject(boundsPeriod) ? period(boundsPeriod) : [])]
  if (all.length === 0) return []
  const low = all.reduce((least, span) => Math.min(least, span.low), Infinity)
  return [{ low, high: all.reduce((most, span) => Math.max(most, span.high), -Infinity) }]
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
          matches: (value: Span) => value.low >= low && value.high <= high,
        }
      : { matches: (value: Span) => value.low <= high && value.high >= low }
  return comparison(prefix, sought, equal)
}
