import type { Json } from './codec.ts'
import { hashText, scramble, toHex } from './random.ts'

// A checksum of parsed JSON, whatever its white space and the order of members: what is added up has no order.
export function checksum(json: Json): string {
  const names = new Map<string, number>()

  function hashName(name: string): number {
    const known = names.get(name)
    if (known !== undefined) return known
    const made = hashText(name, NAME)
    names.set(name, made)
    return made
  }

  function hash(value: Json): number {
    if (typeof value === 'string') return hashText(value, TEXT)
    if (typeof value === 'number') return hashNumber(value)
    if (typeof value === 'boolean') return value ? TRUE : FALSE
    if (typeof value !== 'object') return NO_JSON
    if (value === null) return NULL
    return isList(value) ? hashList(value) : hashMembers(value)
  }

  function hashList(items: readonly Json[]): number {
    let state = LIST ^ items.length
    for (const item of items) state = scramble(Math.imul(state, 0x85ebca6b) ^ hash(item))
    return state
  }

  function hashMembers(members: { readonly [name: string]: Json }): number {
    let sum = 0
    for (const name in members) {
      sum += scramble(Math.imul(hashName(name), 0x27d4eb2f) ^ hash(members[name] as Json))
    }
    return scramble(sum ^ OBJECT)
  }

  return toHex(hash(json))
}

const [NAME, TEXT, NUMBER, LIST, OBJECT] = [1, 2, 3, 4, 5]
const [NULL, TRUE, FALSE, NO_JSON] = [0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x1f83d9ab]

function hashNumber(value: number): number {
  const isSmall = (value | 0) === value
  return isSmall ? scramble(value ^ 0x9e3779b9) : hashText(String(value), NUMBER)
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
