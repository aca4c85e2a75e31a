import { isJsonArray, isJsonObject, setMember, type Json } from '../../kernel/json.ts'
import { isSameJson } from '../../kernel/same-json.ts'
import { show } from '../../kernel/suggest.ts'
import { createDraft, openAt, share, type Draft, type OpenList, type OpenObject } from './draft.ts'
import type { JsonOperation } from './json-patch.ts'
import { indexIn, valueAt, writePointer, type Pointer } from './pointer.ts'
import { forEachOperation, inapplicable } from './refusal.ts'

// [patch-json]
export function applyJsonPatch(value: Json, operations: readonly JsonOperation[]): Json {
  const draft = createDraft(value)
  forEachOperation(operations, (operation) => apply(draft, operation))
  return draft.root
}

function apply(draft: Draft, operation: JsonOperation): void {
  const { path } = operation
  switch (operation.op) {
    case 'add':
      return add(draft, path, operation.value)
    case 'remove':
      remove(draft, path)
      return
    case 'replace':
      return replace(draft, path, operation.value)
    case 'move':
      return move(draft, operation.from, path)
    case 'copy':
      return add(draft, path, share(draft, valueAt(draft.root, operation.from)))
    case 'test':
      return test(draft, path, operation.value)
  }
}

interface Place {
  readonly parent: Pointer
  readonly token: string
}

// Undefined of the whole.
function placeOf(path: Pointer): Place | undefined {
  const token = path.at(-1)
  return token === undefined ? undefined : { parent: path.slice(0, -1), token }
}

function add(draft: Draft, path: Pointer, value: Json): void {
  const place = placeOf(path)
  if (place === undefined) {
    draft.root = value
    return
  }
  const { parent, token } = place
  const container = valueAt(draft.root, parent)
  if (isJsonArray(container)) {
    const index = indexIn(container, token) ?? noIndex(path, container.length)
    const list = openAt(draft, parent) as OpenList
    list.splice(index, 0, value)
  } else if (isJsonObject(container)) {
    setMember(openAt(draft, parent) as OpenObject, token, value)
  } else {
    inapplicable(`${show(writePointer(parent))} is neither an object nor a list to add to.`)
  }
}

function noIndex(path: Pointer, length: number): never {
  return inapplicable(
    `${show(writePointer(path))} must end in an index from 0 to ${length}, or in -.`,
  )
}

function remove(draft: Draft, path: Pointer): Json {
  const value = valueAt(draft.root, path)
  const place = placeOf(path)
  if (place === undefined) return inapplicable('the whole resource cannot be removed.')
  const container = openAt(draft, place.parent)
  if (Array.isArray(container)) container.splice(Number(place.token), 1)
  else delete container[place.token]
  return value
}

function replace(draft: Draft, path: Pointer, value: Json): void {
  valueAt(draft.root, path)
  const place = placeOf(path)
  if (place === undefined) draft.root = value
  else setMember(openAt(draft, place.parent) as OpenObject, place.token, value)
}

function move(draft: Draft, from: Pointer, path: Pointer): void {
  const value = valueAt(draft.root, from)
  if (writePointer(from) === writePointer(path)) return
  remove(draft, from)
  add(draft, path, value)
}

function test(draft: Draft, path: Pointer, value: Json): void {
  if (isSameJson(value, valueAt(draft.root, path))) return
  inapplicable(`the value at ${show(writePointer(path))} is not the one that test expects.`)
}
