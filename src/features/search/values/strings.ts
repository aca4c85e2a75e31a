import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import type { Assumptions } from '../../../model/ledger/assumptions.ts'
import { unescaped } from '../escapes.ts'
import type { Asked, Test, ValueKind } from './kind.ts'

// [search-string]
export const strings: ValueKind<string> = {
  read: ({ type, value }) => (isJsonObject(value) ? partsOf(type, value) : texts(value)),
  keyOf: (value) => value,
  termsOf: (value) => [value],
  endsOf: (value) => ({ low: value, high: value }),
  orderOf: (value) => value,
  parse: parseString,
}

// [search-token-text]
export const tokenTexts: ValueKind<string> = {
  ...strings,
  read({ value }) {
    if (!isJsonObject(value)) return []
    const { text, display, coding, type } = value
    const ofType = isJsonObject(type) ? texts(type['text']) : []
    return [...texts(text), ...texts(display), ...ofType, ...membersOf(coding, 'display')]
  },
}

// [search-text]
export const narratives: ValueKind<string> = {
  ...strings,
  read: ({ value }) => (typeof value === 'string' ? [plainText(value)] : []),
  parse: (text, asked) => parseString(text, { ...asked, modifier: 'contains' }),
}

// Tags that do not end a word.
const INLINE =
  /<\/?(?:a|abbr|acronym|b|big|cite|code|dfn|em|i|kbd|q|s|samp|small|span|strong|sub|sup|tt|u|var)(?:\s[^<>]*)?\/?>/gi

function plainText(xhtml: string): string {
  return xhtml
    .replaceAll(INLINE, '')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-f]+);/gi, (whole, name: string) => {
      return entities[name.toLowerCase()] ?? toCharacter(name) ?? whole
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

function toCharacter(name: string): string | undefined {
  const digits = name.slice(1)
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits)
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}

// [search-names]
function partsOf(type: string, value: JsonObject): readonly string[] {
  const list = (name: string) => texts(value[name])
  const orders = type === 'HumanName' ? names : [address]
  const joined = orders.map((order) => order.flatMap(list).join(' '))
  return [...new Set([...list('text'), ...orders.flat().flatMap(list), ...joined])].filter(
    (text) => text !== '',
  )
}

const names = [
  ['family', 'given', 'prefix', 'suffix'],
  ['given', 'family', 'prefix', 'suffix'],
]
const address = ['line', 'city', 'district', 'state', 'postalCode', 'country']

function texts(value: Json | undefined): readonly string[] {
  const items = isJsonArray(value) ? value : [value]
  return items.filter((item) => typeof item === 'string')
}

function membersOf(list: Json | undefined, name: string): readonly string[] {
  const items = isJsonArray(list) ? list.filter(isJsonObject) : []
  return items.flatMap((item) => texts(item[name]))
}

function parseString(text: string, { modifier, assumptions }: Asked): Test<string> {
  const sought = unescaped(text)
  if (modifier === 'exact') return { term: sought, matches: (value) => value === sought }
  const fold = foldingOf(assumptions)
  const folded = fold(sought)
  // Accents alone are nothing, which all would contain.
  if (folded === '') return { matches: () => false }
  if (modifier === 'contains') {
    const part = { text: folded, isStart: false, fold }
    return { part, matches: (value) => fold(value).includes(folded) }
  }
  const bounds = { end: 'low', from: sought, to: `${sought}\uFFFF` } as const
  const matches = (value: string) => fold(value).startsWith(folded)
  if (assumptions.fhirStringCase === 'sensitive') return { bounds, matches }
  return { part: { text: folded, isStart: true, fold }, matches }
}

// [search-string-insensitive]
function foldingOf({ fhirStringCase }: Assumptions): (text: string) => string {
  return fhirStringCase === 'sensitive' ? unfolded : caseless
}

function unfolded(text: string): string {
  return text
}

function caseless(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
