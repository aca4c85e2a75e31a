import { shortened } from '../../../kernel/suggest.ts'
import { isJsonNumber, isJsonObject, toNumberText, type Json } from '../../../kernel/json.ts'
import { queryError } from '../query-error.ts'
import { comparison, readPrefix, type Span } from './comparison.ts'
import type { Test, ValueKind } from './kind.ts'

// [search-number]
export const numbers: ValueKind<Span> = {
  read: ({ value }) => (isJsonObject(value) ? range(value['low'], value['high']) : pointAt(value)),
  keyOf: ({ low, high }) => `${low}/${high}`,
  endsOf: (span) => span,
  orderOf: ({ low }) => low,
  parse: (text, { name }) => parseNumber(text, name),
}

export function pointAt(value: Json | undefined): readonly Span[] {
  const number = toNumber(value)
  return number === undefined ? [] : [{ low: number, high: number }]
}

// Between two quantities; open where one is missing.
export function range(low: Json | undefined, high: Json | undefined): readonly Span[] {
  const [from, to] = [low, high].map((end) =>
    toNumber(isJsonObject(end) ? end['value'] : undefined),
  )
  if (from === undefined && to === undefined) return []
  return [{ low: from ?? -Infinity, high: to ?? Infinity }]
}

function toNumber(value: Json | undefined): number | undefined {
  return value !== undefined && isJsonNumber(value) ? Number(toNumberText(value)) : undefined
}

const FORM = /^([+-]?)(\d{1,100})(?:\.(\d{1,100}))?(?:[eE]([+-]?\d{1,3}))?$/

export function parseNumber(text: string, name: string): Test<Span> {
  const [prefix, rest] = readPrefix(text, name)
  const form = FORM.exec(rest)
  if (form === null) {
    throw queryError(
      'search-number',
      name,
      `a number is such as 100, 5.40 or 1e2, after a prefix or none, not ${shortened(text)}.`,
    )
  }
  const value = Number(rest)
  const [from, to] = roundedTo(form)
  const point = { low: value, high: value }
  if (prefix !== 'eq' && prefix !== 'ne') {
    return comparison(prefix, point, {
      matches: ({ low, high }) => low === value && high === value,
    })
  }
  return comparison(prefix, point, {
    bounds: { end: 'low', from, to },
    matches: ({ low, high }) => low >= from && (high < to || high === value),
  })
}

// What rounds to a number by its digits, without errors of binary fractions.
function roundedTo([, sign = '', whole = '', fraction = '', exponent]: RegExpExecArray) {
  // R4 prints 95 up to 105 for 1e2: a digit more than the one that is there.
  const more = exponent !== undefined && (whole + fraction).length === 1 ? 1 : 0
  const digits = whole + fraction + '0'.repeat(more)
  const scale = Number(exponent ?? 0) - fraction.length - more
  const tenths = 10n * BigInt(sign === '-' ? `-${digits}` : digits)
  return [tenths - 5n, tenths + 5n].map((end) => Number(`${end}e${scale - 1}`)) as [number, number]
}
