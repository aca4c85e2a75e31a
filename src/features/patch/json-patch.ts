import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { listed, show } from '../../kernel/suggest.ts'
import { readPointer, type Pointer } from './pointer.ts'
import { forEachOperation, malformed } from './refusal.ts'

// An operation of RFC 6902.
export type JsonOperation =
  | { readonly op: 'add' | 'replace' | 'test'; readonly path: Pointer; readonly value: Json }
  | { readonly op: 'remove'; readonly path: Pointer }
  | { readonly op: 'move' | 'copy'; readonly path: Pointer; readonly from: Pointer }

const names = ['add', 'remove', 'replace', 'move', 'copy', 'test'] as const

// [patch-json]
export function readJsonPatch(patch: Json): readonly JsonOperation[] {
  if (!isJsonArray(patch)) malformed('A JSON Patch must be an array of operations.')
  return forEachOperation(patch, readOperation)
}

// Members that the operation does not have are ignored, as RFC 6902 says.
function readOperation(operation: Json): JsonOperation {
  if (!isJsonObject(operation)) return malformed('it must be an object.')
  const given = operation['op']
  const op =
    names.find((name) => name === given) ??
    malformed(`there is no op ${show(given)}; there are ${listed(names)}.`)
  const path = readMember(operation, op, 'path')
  switch (op) {
    case 'add':
    case 'replace':
    case 'test':
      return { op, path, value: operation['value'] ?? absentOrNull(operation, op) }
    case 'remove':
      return { op, path }
    case 'copy':
      return { op, path, from: readMember(operation, op, 'from') }
    case 'move': {
      const from = readMember(operation, op, 'from')
      if (!isWithin(path, from)) return { op, path, from }
      return malformed('nothing can be moved into itself: from must not lead to a parent of path.')
    }
  }
}

function absentOrNull(operation: JsonObject, op: string): null {
  return Object.hasOwn(operation, 'value') ? null : malformed(`${op} needs a value.`)
}

function readMember(operation: JsonObject, op: string, name: 'path' | 'from'): Pointer {
  const { [name]: text } = operation
  return typeof text === 'string'
    ? readPointer(text)
    : malformed(`${op} needs a ${name}, which must be a string.`)
}

function isWithin(pointer: Pointer, container: Pointer): boolean {
  return (
    pointer.length > container.length && container.every((token, index) => token === pointer[index])
  )
}
