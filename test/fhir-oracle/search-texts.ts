import type { TypedValue } from './fhirpath.ts'
import { textOf, type Element } from './naive-search/element.ts'

type Choose = <T>(from: readonly T[]) => T

/** What may be searched for to find a value, or not quite, by the type of the parameter, and its modifier. */
export const texts: Readonly<
  Record<string, (value: TypedValue, choose: Choose, base: string) => string>
> = {
  date: (value, choose) => dateText(value, choose),
  number: ({ value }, choose) => numberText(textOf(value), choose),
  quantity: quantityText,
  reference: referenceText,
  'reference:identifier': ({ value, ...of }, choose) =>
    tokenText({ ...of, type: 'Identifier', value: (value as Element).identifier ?? {} }, choose),
  string: stringText,
  _text: stringText,
  token: tokenText,
  'token:text': ({ value, ...of }, choose) => {
    const { text, display, type, coding = [] } = value as Element
    const found = [text, display, type?.text, ...coding.map((one) => one.display)]
    return stringText({ ...of, value: found.filter((one) => one !== undefined) }, choose)
  },
  uri: ({ value }, choose) => {
    const text = textOf(value)
    return escaped(choose([text, text.replace(/\/[^/]*$/, ''), text.slice(0, -1), `${text}/x`]))
  },
}

const prefixes = ['', '', '', '', 'eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb']

function escaped(text: string): string {
  return text.replaceAll(/[\\,|$]/g, String.raw`\$&`)
}

/** Any primitive inside a value. */
function leavesOf(value: unknown): readonly (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leavesOf)
}

function dateText({ value }: TypedValue, choose: Choose): string {
  const dates = leavesOf(value).filter((leaf) => /^\d{4}(?:-|$)/.test(String(leaf)))
  const text = dates.length === 0 ? '2012-05' : String(choose(dates))
  const lengths = [4, 7, 10, 100]
  const cut = text.slice(0, choose(lengths))
  const minutes = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(text)?.[0]
  const moved = text.replace(/\d(?=\D*$)/, choose(['0', '1', '2']))
  const [, whole = '', digits = ''] = /^(.*\.)(\d+)/.exec(text) ?? []
  const fewer = `${whole}${digits.slice(0, choose([1, 2, 3, 4, 6]))}Z`
  const more = `${whole}${digits}${choose(['0', '00', '1', '9'])}Z`
  const fine = whole === '' ? [cut] : [fewer, fewer, more, text.replace('T10:00:00', 'T10:00:60')]
  return choose(prefixes) + choose([cut, cut, cut, minutes ?? cut, moved, ...fine])
}

function numberText(text: string, choose: Choose): string {
  if (text.includes('e')) return text
  const other = [
    text,
    text,
    text.includes('.') ? text.slice(0, -1).replace(/\.$/, '') : `${text}.0`,
    text.includes('.') ? `${text}0` : `${text}.00`,
    text.replace(/\d$/, choose(['0', '5', '9'])),
    `-${text}`.replace('--', ''),
    '1e2',
    ...roundedTexts(text),
  ]
  return choose(prefixes) + choose(other)
}

/** What a number rounds to, just so or just not, with fewer digits. */
function roundedTexts(text: string): readonly string[] {
  const decimals = text.split('.')[1]?.length ?? 0
  const fewer = Number(text).toFixed(Math.max(decimals - 1, 0))
  const up = (Number(text) + 5 / 10 ** decimals).toFixed(Math.max(decimals - 1, 0))
  const whole = Number(Number(text).toPrecision(1)).toExponential().replace('+', '')
  return [fewer, up, up, up, whole, Number(text).toExponential().replace('+', '')]
}

function quantityText({ value }: TypedValue, choose: Choose): string {
  const { low, high, ...of } = value as Element
  const one = low ?? high ?? of
  const number = numberText(textOf(one.value ?? 1), choose)
  const system = escaped(one.system ?? choose(['urn:iso:std:iso:4217', '']))
  const code = escaped(one.code ?? one.currency ?? one.unit ?? 'mg')
  const unit = escaped(one.unit ?? code)
  const forms = [`|${system}|${code}`, `||${code}`, `||${unit}`, '||x', `|x|${code}`]
  return number + choose(['', ...forms])
}

function referenceText({ value }: TypedValue, choose: Choose, base: string): string {
  const stored = textOf(value) || ((value as Element).reference ?? 'x')
  const [id = ''] = /[^/]*$/.exec(stored) ?? []
  const isRelative = /^[A-Z][A-Za-z]+\//.test(stored)
  const canonical = [stored.replace(/\|.*$/, ''), `${stored}|1`]
  const forms = isRelative ? [stored, id, base + stored, `${stored}x`] : [stored, ...canonical]
  return escaped(choose([stored, ...forms]))
}

function stringText({ value }: TypedValue, choose: Choose): string {
  const leaves = leavesOf(value).map((leaf) =>
    String(leaf)
      .replaceAll(/<[^>]*>/g, ' ')
      .trim(),
  )
  const text = choose(leaves.length === 0 ? ['x'] : leaves)
  const both = leaves.length > 1 ? choose(joinedTexts(value)) : text
  const length = choose([1, 3, 8])
  const forms = [
    text,
    text,
    text,
    text.slice(0, length),
    text.slice(0, length),
    text.slice(length),
    text.slice(length, length + 4),
    both,
    text.toUpperCase(),
    text.toLowerCase().slice(0, length),
    `${text}x`,
  ]
  return escaped(choose(forms)) || 'x'
}

/** Parts of a name or an address, in orders of which some are those that count. */
function joinedTexts(value: unknown): readonly string[] {
  const { family, given = [], prefix = [], suffix = [], ...of } = value as Record<string, string[]>
  const all = [family ?? [], given, prefix, suffix].flat()
  const { line = [], city = [], district = [], state = [], postalCode = [], country = [] } = of
  const address = [line, city, district, state, postalCode, country].flat()
  const orders = [all, [given, family ?? [], prefix, suffix].flat(), address, all.toReversed()]
  return orders.flatMap((parts) => [parts.join(' '), parts.slice(0, 2).join(' ')])
}

function tokenText({ value, type }: TypedValue, choose: Choose): string {
  const of = value as Element
  const codings = type === 'CodeableConcept' ? (of.coding ?? []) : [of]
  const one = codings.length > 0 ? choose(codings) : {}
  const code = escaped(textOf(value) || textOf(one.code ?? one.value ?? 'x'))
  const system = escaped(one.system ?? 'http://x')
  const forms = [code, `${system}|${code}`, `|${code}`, `${system}|`, `x|${code}`]
  return choose([
    ...forms,
    ...forms.slice(0, 2),
    code,
    code,
    code.toUpperCase(),
    code.slice(0, 3) || 'x',
  ])
}
