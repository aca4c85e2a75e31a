import { isJsonArray, isJsonObject, type Json, type JsonArray } from '../../kernel/json.ts'
import { show } from '../../kernel/suggest.ts'
import { inapplicable, malformed } from './refusal.ts'

// The tokens of a JSON Pointer, RFC 6901.
export type Pointer = readonly string[]

export function readPointer(text: string): Pointer {
  if (text === '') return []
  if (!text.startsWith('/')) malformed(`${show(text)} is not a JSON Pointer; it must begin with /.`)
  if (/~(?![01])/.test(text)) {
    malformed(`${show(text)} is not a JSON Pointer; a ~ must be ~0 and a / within a name ~1.`)
  }
  return text
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function writePointer(pointer: Pointer): string {
  return pointer.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

// What is there; refuses where there is nothing.
export function valueAt(root: Json, pointer: Pointer): Json {
  let value = root
  for (const [index, token] of pointer.entries()) {
    const member = memberOf(value, token)
    if (member === undefined) nothingAt(pointer.slice(0, index + 1))
    value = member
  }
  return value
}

function memberOf(value: Json, token: string): Json | undefined {
  if (isJsonArray(value)) return value[indexIn(value, token) ?? value.length]
  return isJsonObject(value) && Object.hasOwn(value, token) ? value[token] : undefined
}

const INDEX = /^(?:0|[1-9]\d*)$/

// Up to the end of the list, which - names; undefined for what is none.
export function indexIn(list: JsonArray, token: string): number | undefined {
  if (token === '-') return list.length
  return INDEX.test(token) && Number(token) <= list.length ? Number(token) : undefined
}

function nothingAt(pointer: Pointer): never {
  inapplicable(`there is nothing at ${show(writePointer(pointer))}.`)
}
