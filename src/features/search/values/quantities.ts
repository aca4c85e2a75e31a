import { shortened } from '../../../kernel/suggest.ts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { splitAt, unescaped } from '../escapes.ts'
import type { TypedValue } from '../extract.ts'
import { queryError } from '../query-error.ts'
import type { Span } from './comparison.ts'
import type { Test, ValueKind } from './kind.ts'
import { parseNumber, pointAt, range } from './numbers.ts'

interface Quantity extends Span {
  readonly system: string | undefined
  readonly code: string | undefined
  readonly unit: string | undefined
}

// [search-quantity]
export const quantities: ValueKind<Quantity> = {
  read: ({ type, value }) => (isJsonObject(value) ? quantitiesIn(type, value) : []),
  keyOf: ({ low, high, ...rest }) => `${low}/${high}${JSON.stringify(rest)}`,
  endsOf: ({ low, high }) => ({ low, high }),
  orderOf: ({ low }) => low,
  parse: parseQuantity,
}

function quantitiesIn(type: TypedValue['type'], given: JsonObject): readonly Quantity[] {
  const { value, currency, comparator, low, high } = given
  switch (type) {
    case 'Money': {
      const money = { system: 'urn:iso:std:iso:4217', code: toText(currency), unit: undefined }
      return pointAt(value).map((span) => ({ ...span, ...money }))
    }
    case 'Range': {
      const units = unitOf(isJsonObject(low) ? low : isJsonObject(high) ? high : {})
      return range(low, high).map((span) => ({ ...span, ...units }))
    }
    default:
      return pointAt(value).map((span) => ({ ...opened(span, comparator), ...unitOf(given) }))
  }
}

function opened({ low, high }: Span, comparator: Json | undefined): Span {
  if (comparator === '<') return { low: -Infinity, high: high - step(high) }
  if (comparator === '<=') return { low: -Infinity, high }
  if (comparator === '>') return { low: low + step(low), high: Infinity }
  return { low, high: comparator === '>=' ? Infinity : high }
}

// So little that no number is between.
function step(value: number): number {
  return Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)
}

function unitOf({ system, code, unit }: JsonObject) {
  return { system: toText(system), code: toText(code), unit: toText(unit) }
}

function toText(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function parseQuantity(text: string, { name }: { readonly name: string }): Test<Quantity> {
  const parts = splitAt('|', text).map(unescaped)
  const [number = '', system = '', code = ''] = parts
  if (parts.length > 3 || parts.length === 2) {
    throw queryError(
      'search-quantity',
      name,
      `a quantity is number, number|system|code or number||code, not ${shortened(text)}.`,
    )
  }
  const compared = parseNumber(number, name)
  return {
    ...compared,
    matches: (value) => compared.matches(value) && hasUnit(value, system, code),
  }
}

function hasUnit(value: Quantity, system: string, code: string): boolean {
  if (system !== '') return value.system === system && (code === '' || value.code === code)
  return code === '' || value.code === code || value.unit === code
}
