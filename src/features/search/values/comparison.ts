import { shortened } from '../../../kernel/suggest.ts'
import { queryError } from '../query-error.ts'
import type { Bounds } from './kind.ts'

// What a value covers.
export interface Span {
  readonly low: number
  readonly high: number
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
export function comparison(prefix: Prefix, { low, high }: Span, equal: Comparison): Comparison {
  switch (prefix) {
    case 'eq':
      return equal
    case 'ne':
      return { matches: (value) => !equal.matches(value) }
    case 'gt':
      return { bounds: atLeast('high', high), matches: (value) => value.high > high }
    case 'lt':
      return { bounds: atMost('low', low), matches: (value) => value.low < low }
    case 'ge':
      return {
        bounds: atLeast('high', low),
        matches: (value) => value.high > high || equal.matches(value),
      }
    case 'le':
      return {
        bounds: atMost('low', high),
        matches: (value) => value.low < low || equal.matches(value),
      }
    case 'sa':
      return { bounds: atLeast('low', high), matches: (value) => value.low > high }
    case 'eb':
      return { bounds: atMost('high', low), matches: (value) => value.high < low }
  }
}

function atLeast(end: Bounds['end'], from: number): Bounds {
  return { end, from, to: Infinity }
}

function atMost(end: Bounds['end'], to: number): Bounds {
  return { end, from: -Infinity, to }
}
