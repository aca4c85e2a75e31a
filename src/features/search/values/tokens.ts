import { shortened } from '../../../kernel/suggest.ts'
import { isJsonArray, isJsonNumber, isJsonObject, toNumberText } from '../../../kernel/json.ts'
import type { Json, JsonObject } from '../../../kernel/json.ts'
import { fhirModel } from '../../../model/fhir/model.ts'
import { splitAt, unescaped } from '../escapes.ts'
import type { TypedValue } from '../extract.ts'
import { queryError } from '../query-error.ts'
import type { Test, ValueKind } from './kind.ts'

export interface Token {
  readonly system: string | undefined
  readonly code: string | undefined
}

// Of no text that JSON of FHIR may have.
const NONE = '\u0001'

function keyOfToken(system: string = NONE, code: string = NONE): string {
  return `${system}\0${code}`
}

// [search-token]
export const tokens: ValueKind<Token> = {
  read: readTokens,
  keyOf: ({ system, code }) => keyOfToken(system, code),
  termsOf: ({ system, code }) => [`c${code}`, `s${system}`],
  orderOf: ({ code = '' }) => code,
  parse: (text, { name }) => parseToken(text, name),
}

function readTokens({ type, value, codeSet }: TypedValue): readonly Token[] {
  if (isJsonObject(value)) return tokensIn(type, value)
  if (type === 'code') return toToken(systemOf(codeSet, value), value)
  return toToken(undefined, value)
}

function tokensIn(type: string, value: JsonObject): readonly Token[] {
  const { coding, system, code, value: ofIdentifier } = value
  if (type === 'Coding') return toToken(system, code)
  if (type === 'Identifier' || type === 'ContactPoint') return toToken(system, ofIdentifier)
  const codings = isJsonArray(coding) ? coding.filter(isJsonObject) : []
  return codings.flatMap((each) => toToken(each['system'], each['code']))
}

function toToken(system: Json | undefined, code: Json | undefined): readonly Token[] {
  const token = { system: toText(system), code: toText(code) }
  return token.system === undefined && token.code === undefined ? [] : [token]
}

function toText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return value !== undefined && isJsonNumber(value) ? toNumberText(value) : undefined
}

// A code has the system that its value set has it from.
function systemOf(name: string | undefined, code: Json): string | undefined {
  const set = name === undefined ? undefined : fhirModel().codeSet(name)
  for (const [system, codes] of set?.bySystem ?? []) {
    if (typeof code === 'string' && codes.has(code)) return system
  }
  return undefined
}

function parseToken(text: string, name: string): Test<Token> {
  const parts = splitAt('|', text).map(unescaped)
  const [first = '', second] = parts
  if (parts.length > 2 || (first === '' && second === '')) {
    throw queryError(
      'search-token',
      name,
      `a token is code, system|code, |code or system|, not ${shortened(text)}.`,
    )
  }
  if (second === undefined) return { term: `c${first}`, matches: ({ code }) => code === first }
  if (second === '') return { term: `s${first}`, matches: ({ system }) => system === first }
  const wanted = first === '' ? undefined : first
  return {
    key: keyOfToken(wanted, second),
    matches: ({ system, code }) => code === second && system === wanted,
  }
}
