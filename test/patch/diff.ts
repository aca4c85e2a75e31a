import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonArray,
  type JsonObject,
} from '../../src/kernel/json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'

/** A JSON Patch that makes one document of another, without any wit. */
export function diff(from: Json, to: Json, path = ''): readonly JsonObject[] {
  if (writeJson(from) === writeJson(to)) return []
  if (isJsonObject(from) && isJsonObject(to)) return diffObjects(from, to, path)
  if (isJsonArray(from) && isJsonArray(to)) return diffArrays(from, to, path)
  return [{ op: 'replace', path, value: to }]
}

function diffObjects(from: JsonObject, to: JsonObject, path: string): readonly JsonObject[] {
  const pathOf = (key: string) => `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  const removed = Object.keys(from)
    .filter((key) => !Object.hasOwn(to, key))
    .map((key) => ({ op: 'remove', path: pathOf(key) }))
  const others = Object.entries(to).flatMap(([key, value]) =>
    Object.hasOwn(from, key)
      ? diff(from[key] as Json, value, pathOf(key))
      : [{ op: 'add', path: pathOf(key), value }],
  )
  return [...removed, ...others]
}

function diffArrays(from: JsonArray, to: JsonArray, path: string): readonly JsonObject[] {
  const removed = from.slice(to.length).map(() => ({ op: 'remove', path: `${path}/${to.length}` }))
  const others = to.flatMap((value, index) =>
    index < from.length
      ? diff(from[index] as Json, value, `${path}/${index}`)
      : [{ op: 'add', path: `${path}/-`, value }],
  )
  return [...removed, ...others]
}
