import { isJsonArray, setMember, type Json, type JsonObject } from '../../kernel/json.ts'

export type OpenObject = Record<string, Json>
export type OpenList = Json[]

// A value that is changed step by step, while others keep it as it was: what is written to is copied once.
export interface Draft {
  root: Json
  // The copies. What is in one that is none itself has none in it.
  readonly own: Set<object>
}

export function createDraft(root: Json): Draft {
  return { root, own: new Set() }
}

// The object or list at these keys, which is known to be there, to be written to.
export function openAt(draft: Draft, keys: readonly string[]): OpenObject | OpenList {
  let open = ownCopy(draft, draft.root)
  draft.root = open
  for (const key of keys) open = openMember(draft, open, key)
  return open
}

export function openMember(
  draft: Draft,
  parent: OpenObject | OpenList,
  key: string,
): OpenObject | OpenList {
  // An index of a list is a key like others.
  const object = parent as OpenObject
  const open = ownCopy(draft, object[key] as Json)
  setMember(object, key, open)
  return open
}

export function newObject({ own }: Draft): OpenObject {
  const object: OpenObject = {}
  own.add(object)
  return object
}

function ownCopy({ own }: Draft, value: Json): OpenObject | OpenList {
  const open = value as OpenObject | OpenList
  if (own.has(open)) return open
  const copy = isJsonArray(value) ? [...value] : { ...(value as JsonObject) }
  own.add(copy)
  return copy
}

// A value that shall be in two places: it is copied again before it is written to.
export function share({ own }: Draft, value: Json): Json {
  const open = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null || !own.delete(next)) continue
    for (const inside of Object.values(next) as Json[]) open.push(inside)
  }
  return value
}
