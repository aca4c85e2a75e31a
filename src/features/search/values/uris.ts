import { unescaped } from '../escapes.ts'
import type { ValueKind } from './kind.ts'

// [search-uri]
export const uris: ValueKind<string> = {
  read({ type, value }) {
    if (typeof value !== 'string') return []
    // A canonical is found with its version and without.
    const bar = type === 'canonical' ? value.indexOf('|') : -1
    return bar === -1 ? [value] : [value, value.slice(0, bar)]
  },
  keyOf: (value) => value,
  termsOf: (value) => [value],
  endsOf: (value) => ({ low: value, high: value }),
  orderOf: (value) => value,
  parse(text, { modifier }) {
    const sought = unescaped(text)
    if (modifier !== 'below') return { term: sought, matches: (value) => value === sought }
    const start = sought.endsWith('/') ? sought : `${sought}/`
    return {
      bounds: { end: 'low', from: sought, to: `${start}\uFFFF` },
      matches: (value) => value === sought || value.startsWith(start),
    }
  },
}
