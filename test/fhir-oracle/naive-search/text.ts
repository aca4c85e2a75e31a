import type { TypedValue } from '../fhirpath.ts'
import type { Element } from './element.ts'
import type { Match, Reading } from './values.ts'

/** A query that is answered with 400. */
export class Refused extends Error {}

/** Splits a text where a sign stands that has no backslash before it. */
export function splitAt(sign: string, text: string): readonly string[] {
  const parts = ['']
  for (const [piece] of text.matchAll(/\\.|[^]/g)) {
    if (piece === sign) parts.push('')
    else parts.push(`${parts.pop() ?? ''}${piece}`)
  }
  return parts
}

export function unescaped(text: string): string {
  return text.replaceAll(/\\([\\,|$])/g, '$1')
}

type Members = Readonly<Record<string, unknown>>

const parts: Readonly<Record<string, readonly string[]>> = {
  HumanName: ['family', 'given', 'prefix', 'suffix'],
  Address: ['line', 'city', 'district', 'state', 'postalCode', 'country'],
}

/** What a value in a resource is searched by: itself, or its parts alone and joined. */
function textsIn({ type, value }: TypedValue): readonly string[] {
  const names = parts[type]
  if (names === undefined) return typeof value === 'string' ? [value] : []
  const of = value as Members
  const all = (each: readonly string[]) =>
    each.flatMap((name) => (of[name] ?? []) as string | readonly string[]).filter(Boolean)
  const joined = [all(names).join(' ')]
  if (type === 'HumanName') joined.push(all(['given', 'family', 'prefix', 'suffix']).join(' '))
  return [...all([...names, 'text']), ...joined]
}

function plain(text: string, { stringCase }: Reading): string {
  if (stringCase === 'sensitive') return text
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

export const string: Match = (value, searched, reading) => {
  const asked = plain(unescaped(searched), reading)
  return textsIn(value).some((text) => plain(text, reading).startsWith(asked))
}

export const contains: Match = (value, searched, reading) => {
  const asked = plain(unescaped(searched), reading)
  return textsIn(value).some((text) => plain(text, reading).includes(asked))
}

export const exact: Match = (value, searched) => textsIn(value).includes(unescaped(searched))

/** The text of a token. */
export const tokenText: Match = ({ type, value }, searched, reading) => {
  const of = value as Element
  const found = {
    CodeableConcept: [of.text, ...(of.coding ?? []).map(({ display }) => display)],
    Coding: [of.display],
    Identifier: [of.type?.text],
  }[type]
  return (found ?? []).some((text) =>
    string({ type: 'string', path: '', value: text }, searched, reading),
  )
}
