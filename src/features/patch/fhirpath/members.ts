import { isJsonArray, type Json } from '../../../kernel/json.ts'
import { openMember, type Draft, type OpenList, type OpenObject } from '../draft.ts'
import { inapplicable } from '../refusal.ts'
import { siblingKeyOf } from './element.ts'

// What an element is given in JSON: a primitive may have a value, its id and extensions, or both.
export interface ElementValue {
  readonly value: Json | undefined
  readonly sibling: Json | undefined
}

// How many elements a list has; refuses where something else is in its place.
export function lengthOf(object: Readonly<OpenObject>, key: string): number {
  return Math.max(...[key, siblingKeyOf(key)].map((one) => listIn(object, one).length))
}

function listIn(object: Readonly<OpenObject>, key: string): readonly Json[] {
  const list = Object.hasOwn(object, key) ? object[key] : []
  return isJsonArray(list) ? list : inapplicable(`${key} is not a list.`)
}

// The object is open, and its elements of that key are a list, or there are none yet.
export function insertItem(
  draft: Draft,
  object: OpenObject,
  key: string,
  index: number,
  value: ElementValue,
): void {
  splice(draft, object, key, index, 0, value)
}

function splice(
  draft: Draft,
  object: OpenObject,
  key: string,
  index: number,
  deleted: 0 | 1,
  { value, sibling }: ElementValue,
): void {
  const siblingKey = siblingKeyOf(key)
  const length = lengthOf(object, key)
  openFilled(draft, object, key, length).splice(index, deleted, value ?? null)
  if (sibling === undefined && !Object.hasOwn(object, siblingKey)) return
  openFilled(draft, object, siblingKey, length).splice(index, deleted, sibling ?? null)
  dropPadding(object, siblingKey)
}

export function removeItem(
  draft: Draft,
  object: OpenObject,
  key: string,
  index: number,
): ElementValue {
  const siblingKey = siblingKeyOf(key)
  const value = takeItem(draft, object, key, index)
  const sibling = takeItem(draft, object, siblingKey, index)
  dropPadding(object, siblingKey)
  return { value, sibling }
}

function takeItem(draft: Draft, object: OpenObject, key: string, index: number): Json | undefined {
  if (!Object.hasOwn(object, key)) return undefined
  const list = openList(draft, object, key)
  const [item] = list.splice(index, 1)
  if (list.length === 0) delete object[key]
  return item ?? undefined
}

// Puts something in place of an element that is there; index is undefined where that is in no list.
export function writeMember(
  draft: Draft,
  object: OpenObject,
  key: string,
  index: number | undefined,
  { value, sibling }: ElementValue,
): void {
  if (index === undefined) {
    writeOne(object, key, value)
    writeOne(object, siblingKeyOf(key), sibling)
  } else {
    splice(draft, object, key, index, 1, { value, sibling })
  }
}

function writeOne(object: OpenObject, key: string, value: Json | undefined): void {
  if (value === undefined) delete object[key]
  else object[key] = value
}

// Null stands where others have an id or extensions; where none has, there is nothing to stand for.
function dropPadding(object: OpenObject, siblingKey: string): void {
  const siblings = object[siblingKey]
  if (isJsonArray(siblings) && siblings.every((one) => one === null)) delete object[siblingKey]
}

function openFilled(draft: Draft, object: OpenObject, key: string, length: number): OpenList {
  const list = openList(draft, object, key)
  while (list.length < length) list.push(null)
  return list
}

function openList(draft: Draft, object: OpenObject, key: string): OpenList {
  if (listIn(object, key).length === 0) object[key] = []
  return openMember(draft, object, key) as OpenList
}
