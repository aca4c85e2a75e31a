import { fromBase64, toBase64 } from './base64.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [member: string]: Json }

// What JSON lacks stands in an object of one member, whose name says what it is.
type Tagged =
  | { readonly $map: readonly (readonly [Json, Json])[] }
  | { readonly $text: string }
  | { readonly $base64: string }
  | { readonly $number: string }
  | { readonly $object: { readonly [member: string]: Json } }

// Writes plain records as JSON: a copy that shares nothing with them. Maps, bytes and numbers that JSON lacks keep
// their meaning; as JSON.stringify does, members that are undefined are left out, and items that are undefined are null.
export function encode(value: unknown): Json {
  if (typeof value === 'number') {
    if (value === 0) return 0 // and not -0, which JSON.stringify would write so
    return Number.isFinite(value) ? value : { $number: String(value) }
  }
  return typeof value === 'object' && value !== null ? encodeObject(value) : (value as Json)
}

function encodeObject(value: object): Json {
  if (Array.isArray(value)) return Array.from(value, (item: unknown) => encode(item ?? null))
  if (value instanceof Map) {
    return { $map: Array.from(value, ([key, inside]) => [encode(key), encode(inside)] as const) }
  }
  if (value instanceof Uint8Array) return encodeBytes(value)
  const members: Record<string, Json> = {}
  let isTagged = false
  for (const name in value) {
    const inside = (value as Readonly<Record<string, unknown>>)[name]
    if (inside === undefined) continue
    setMember(members, name, encode(inside))
    isTagged ||= name.startsWith('$')
  }
  return isTagged ? { $object: members } : members
}

// Bytes that are UTF-8 are written as text, so that a person can read them.
function encodeBytes(bytes: Uint8Array): Json {
  const text = decodeUtf8(bytes)
  return text === undefined ? { $base64: toBase64(bytes) } : { $text: text }
}

export function decode(json: Json): unknown {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return (json as readonly Json[]).map(decode)
  const tagged = json as Partial<Tagged> & { readonly [member: string]: Json }
  if ('$map' in tagged) {
    const entries = tagged.$map as readonly (readonly [Json, Json])[]
    return new Map(entries.map(([key, inside]) => [decode(key), decode(inside)]))
  }
  if ('$text' in tagged) return encodeUtf8(tagged.$text as string)
  if ('$base64' in tagged) return fromBase64(tagged.$base64 as string)
  if ('$number' in tagged) return Number(tagged.$number)
  return decodeMembers('$object' in tagged ? (tagged.$object as typeof tagged) : tagged)
}

function decodeMembers(json: { readonly [member: string]: Json }): object {
  const members: Record<string, unknown> = {}
  for (const name of Object.keys(json)) setMember(members, name, decode(json[name] as Json))
  return members
}

function setMember<V>(members: Record<string, V>, name: string, value: V): void {
  if (name !== '__proto__') members[name] = value
  else {
    const plain = { value, enumerable: true, writable: true, configurable: true }
    Object.defineProperty(members, name, plain)
  }
}
