import { files } from '../examples.ts'
import type { TypedValue } from '../fhirpath.ts'
import { systemOf } from './code-systems.ts'
import { textOf, type Element } from './element.ts'
import { compare, readDecimal, roundingTo, type Decimal } from './numbers.ts'
import { Refused, splitAt, unescaped } from './text.ts'
import { spanOf, spanOfDate } from './times.ts'

/** How disputed rules are read. */
export interface Reading {
  readonly stringCase: 'sensitive' | 'insensitive'
  readonly dateEquality: 'contains' | 'overlaps'
  /** The URL of the data store. */
  readonly base: string
}

/** Whether one value in a resource matches one value that is searched for. */
export type Match = (
  value: TypedValue,
  searched: string,
  reading: Reading,
  /** The only type that a reference shall lead to. */
  target?: string,
) => boolean

const PREFIXED = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/s

function splitPrefix(text: string): readonly [string, string] {
  const [, prefix = 'eq', rest = ''] = PREFIXED.exec(text) ?? []
  if (prefix === 'ap') throw new Refused('ap is not supported')
  return [prefix, rest]
}

export const date: Match = ({ type, value }, searched, { dateEquality }) => {
  const [prefix, text] = splitPrefix(unescaped(searched))
  const asked = spanOfDate(text)
  if (asked === undefined) throw new Refused(`${text} is no date`)
  const own = spanOf(type, value)
  if (own === undefined) return false
  const isEqual =
    dateEquality === 'contains'
      ? compare(asked.start, own.start) <= 0 && compare(own.end, asked.end) <= 0
      : compare(asked.start, own.end) < 0 && compare(own.start, asked.end) < 0
  const isAfter = compare(own.end, asked.end) > 0
  const isBefore = compare(own.start, asked.start) < 0
  return {
    eq: isEqual,
    ne: !isEqual,
    gt: isAfter,
    ge: isAfter || isEqual,
    lt: isBefore,
    le: isBefore || isEqual,
    sa: compare(own.start, asked.end) >= 0,
    eb: compare(own.end, asked.start) <= 0,
  }[prefix] as boolean
}

/** From a number to another. */
type Extent = readonly [low: Decimal, high: Decimal]

/** More than any number that is written. */
const ENDLESS: Decimal = { digits: 1n, exponent: 500 }
const MINUS_ENDLESS: Decimal = { digits: -1n, exponent: 500 }

/** How some numbers compare with what is searched for, which is read even where there are none. */
function compareNumbers(extent: Extent | undefined, searched: string): boolean {
  const [prefix, text] = splitPrefix(searched)
  const asked = readDecimal(text)
  if (asked === undefined) throw new Refused(`${text} is no number`)
  if (extent === undefined) return false
  const [low, high] = extent
  const [from, upTo] = roundingTo(text)
  const isEqual = compare(low, from) >= 0 && compare(high, upTo) < 0
  const isSame = compare(low, asked) === 0 && compare(high, asked) === 0
  const isMore = compare(high, asked) > 0
  const isLess = compare(low, asked) < 0
  return {
    eq: isEqual,
    ne: !isEqual,
    gt: isMore,
    ge: isMore || isSame,
    lt: isLess,
    le: isLess || isSame,
    sa: compare(low, asked) > 0,
    eb: compare(high, asked) < 0,
  }[prefix] as boolean
}

export const number: Match = ({ value }, searched) =>
  compareNumbers(extentOf(value), unescaped(searched))

export const quantity: Match = ({ type, value }, searched) => {
  const [amount = '', system = '', code = '', ...more] = splitAt('|', searched).map(unescaped)
  if (more.length > 0 || splitAt('|', searched).length === 2) {
    throw new Refused('A quantity has three parts')
  }
  const of = value as Element
  const measured = type === 'Range' ? [of.low, of.high] : [of]
  return compareNumbers(extentOf(of), amount) && (code === '' || measured.some(hasUnit))

  function hasUnit(one: Element = {}): boolean {
    const own = { ...one, code: one.code ?? one.currency }
    if (system === '') return own.code === code || one.unit === code
    const ownSystem = type === 'Money' ? 'urn:iso:std:iso:4217' : one.system
    return ownSystem === system && own.code === code
  }
}

function extentOf(of: unknown): Extent | undefined {
  const { low, high, value } = of as Element
  const [least, most] = [decimalOf(low?.value), decimalOf(high?.value)]
  if (least ?? most) return [least ?? MINUS_ENDLESS, most ?? ENDLESS]
  const own = decimalOf(value ?? of)
  return own && opened(own, (of as Element).comparator)
}

function opened(own: Decimal, comparator = ''): Extent {
  if (comparator === '') return [own, own]
  const end = comparator.endsWith('=') ? own : next(own, comparator === '<' ? -1n : 1n)
  return comparator.startsWith('<') ? [MINUS_ENDLESS, end] : [end, ENDLESS]
}

/** The number beside one, so near that no other is between. */
function next({ digits, exponent }: Decimal, step: bigint): Decimal {
  return { digits: digits * 10n ** 30n + step, exponent: exponent - 30 }
}

/** What has to be there of a value that is measured, for it not to be missing, by the type of the parameter. */
export const measures: Readonly<Record<string, (value: TypedValue) => unknown>> = {
  date: ({ type, value }) => spanOf(type, value),
  number: ({ value }) => extentOf(value),
  quantity: ({ value }) => extentOf(value),
}

function decimalOf(value: unknown): Decimal | undefined {
  return readDecimal(textOf(value))
}

export const uri: Match = ({ value }, searched) => value === unescaped(searched)

export const below: Match = ({ value }, searched) =>
  value === unescaped(searched) || textOf(value).startsWith(`${unescaped(searched)}/`)

interface Token {
  readonly system?: string | undefined
  readonly code?: string | undefined
}

function tokensIn({ type, path, value }: TypedValue): readonly Token[] {
  const of = value as Element
  if (type === 'CodeableConcept') return of.coding ?? []
  if (type === 'Coding') return [of]
  if (type === 'Identifier' || type === 'ContactPoint') {
    return [{ system: of.system, code: textOf(of.value) }]
  }
  if (typeof value === 'object') return []
  const code = textOf(value)
  return [{ code, system: type === 'code' ? systemOf(path, code) : undefined }]
}

export const token: Match = (value, searched) => {
  const [first = '', second, ...more] = splitAt('|', searched).map(unescaped)
  if (more.length > 0 || searched === '|') throw new Refused('A token has two parts')
  return tokensIn(value).some(({ system, code }) => {
    if (second === undefined) return code === first
    return (system ?? '') === first && (second === '' || code === second)
  })
}

export const reference: Match = ({ value }, searched, { base }, target) => {
  const text = unescaped(searched)
  const asked = relative(text, base)
  const isId = /^[A-Za-z0-9.-]{1,64}$/.test(asked)
  if (!isId && !text.includes(':') && !leadsTo(asked, target)) {
    throw new Refused(`${text} is no reference`)
  }
  const own = relative(referenceIn(value) ?? '#', base)
  if (own.startsWith('#')) return false
  if (isId) return own === `${target ?? own.replace(/\/.*$/, '')}/${asked}`
  return own === asked || own.replace(/\|.*$/, '') === asked
}

function leadsTo(asked: string, target: string | undefined): boolean {
  const [, type] = /^([A-Z][A-Za-z]+)\/[A-Za-z0-9.-]{1,64}$/.exec(asked) ?? []
  return type === (target ?? type) && files.has(`StructureDefinition-${type}.json`)
}

/** What a Reference or a canonical has. */
export function referenceIn(value: unknown): string | undefined {
  return typeof value === 'string' ? value : (value as Element).reference
}

/** A reference without the URL of the data store and without a version. */
export function relative(stored: string, base: string): string {
  const own = stored.startsWith(base) ? stored.slice(base.length) : stored
  return own.replace(/\/_history\/[^/]+$/, '')
}

export const identifier: Match = ({ value }, searched, reading) =>
  token(
    { type: 'Identifier', path: '', value: (value as Element).identifier ?? {} },
    searched,
    reading,
  )
