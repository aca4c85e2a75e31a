import { shortened } from '../../../kernel/suggest.ts'
import { NINES } from '../../fhir/period.ts'
import { queryError } from '../query-error.ts'
import { compare, type Bounds, type Ends } from './kind.ts'

// What a value covers, both ends included.
export interface Span {
  readonly low: number
  readonly high: number
  // Where its ends are finer than numbers are: what tells apart those of one number, in the order of texts.
  readonly below?: Readonly<Record<keyof Ends, string>>
}

// All that is of a number.
export const all = { low: '', high: NINES } as const

// How an end of one compares with an end of another.
export function compareEnds(a: Span, end: keyof Ends, b: Span, other: keyof Ends): number {
  if (a[end] !== b[other]) return a[end] < b[other] ? -1 : 1
  return compare((a.below ?? all)[end], (b.below ?? all)[other])
}

export function overlap(a: Span, b: Span): boolean {
  return compareEnds(a, 'low', b, 'high') <= 0 && compareEnds(a, 'high', b, 'low') >= 0
}

export function contains(a: Span, b: Span): boolean {
  return compareEnds(a, 'low', b, 'low') <= 0 && compareEnds(a, 'high', b, 'high') >= 0
}

type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb'

const PREFIX = /^(?:eq|ne|gt|lt|ge|le|sa|eb|ap)/

// [search-prefixes]
export function readPrefix(text: string, name: string): readonly [prefix: Prefix, rest: string] {
  const rest = text.replace(PREFIX, '')
  const prefix = text.slice(0, text.length - rest.length) || 'eq'
  if (prefix !== 'ap') return [prefix as Prefix, rest]
  throw queryError(
    'search-prefixes',
    name,
    `the prefix is eq, ne, gt, lt, ge, le, sa or eb, not ap, in ${shortened(text)}.`,
  )
}

interface Comparison {
  readonly bounds?: Bounds
  matches(value: Span): boolean
}

// How a value compares with what is sought; `equal` says what counts as equality [search-date-order].
export function comparison(prefix: Prefix, sought: Span, equal: Comparison): Comparison {
  const { low, high } = sought
  // Numbers first, for very many values are asked.
  const isAfter = (value: Span) =>
    value.high > high || (value.high === high && compareEnds(value, 'high', sought, 'high') > 0)
  const isBefore = (value: Span) =>
    value.low < low || (value.low === low && compareEnds(value, 'low', sought, 'low') < 0)
  switch (prefix) {
    case 'eq':
      return equal
    case 'ne':
      return { matches: (value) => !equal.matches(value) }
    case 'gt':
      return { bounds: atLeast('high', high), matches: isAfter }
    case 'lt':
      return { bounds: atMost('low', low), matches: isBefore }
    case 'ge':
      return {
        bounds: atLeast('high', low),
        matches: (value) => isAfter(value) || equal.matches(value),
      }
    case 'le':
      return {
        bounds: atMost('low', high),
        matches: (value) => isBefore(value) || equal.matches(value),
      }
    case 'sa':
      return {
        bounds: atLeast('low', high),
        matches: (value) => compareEnds(value, 'low', sought, 'high') > 0,
      }
    case 'eb':
      return {
        bounds: atMost('high', low),
        matches: (value) => compareEnds(value, 'high', sought, 'low') < 0,
      }
  }
}

function atLeast(end: Bounds['end'], from: number): Bounds {
  return { end, from, to: Infinity }
}

function atMost(end: Bounds['end'], to: number): Bounds {
  return { end, from: -Infinity, to }
}
