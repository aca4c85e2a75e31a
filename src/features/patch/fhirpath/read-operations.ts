import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { listed, show } from '../../../kernel/suggest.ts'
import { forEachOperation, malformed } from '../refusal.ts'
import type { Path } from './path.ts'
import { readPath } from './read-path.ts'

// An operation of R4's FHIRPath Patch.
export type PathOperation = { readonly path: Path } & (
  | { readonly type: 'add'; readonly name: string; readonly value: Given }
  | { readonly type: 'insert'; readonly index: number; readonly value: Given }
  | { readonly type: 'delete' }
  | { readonly type: 'replace'; readonly value: Given }
  | { readonly type: 'move'; readonly source: number; readonly destination: number }
)

// What shall be an element, before it is known which.
export interface Given {
  // Of the value's type, such as Quantity; undefined of parts and of a resource.
  readonly typeSuffix: string | undefined
  readonly value: Json | undefined
  readonly sibling: Json | undefined
  // The elements of a type that has no name.
  readonly parts: readonly GivenPart[]
}

export interface GivenPart {
  readonly name: string
  readonly value: Given
}

const types = ['add', 'insert', 'delete', 'replace', 'move']

// [patch-fhirpath]
export function readPathPatch(patch: Json): readonly PathOperation[] {
  if (!isJsonObject(patch) || patch['resourceType'] !== 'Parameters') {
    malformed(
      'A FHIRPath Patch must be a Parameters resource; the content type of a JSON Patch is application/json-patch+json.',
    )
  }
  const { parameter = [] } = patch
  if (!isJsonArray(parameter)) malformed('parameter must be an array.')
  return forEachOperation(parameter, readOperation)
}

function readOperation(parameter: Json): PathOperation {
  if (!isJsonObject(parameter) || parameter['name'] !== 'operation') {
    return malformed('it must be a parameter with the name operation.')
  }
  const parts = readParts(parameter)
  const type = textIn(parts, 'type')
  const path = readPath(textIn(parts, 'path'))
  switch (type) {
    case 'add':
      return { type, path, name: textIn(parts, 'name'), value: readGiven(partIn(parts, 'value')) }
    case 'insert':
      return {
        type,
        path,
        index: indexIn(parts, 'index'),
        value: readGiven(partIn(parts, 'value')),
      }
    case 'delete':
      return { type, path }
    case 'replace':
      return { type, path, value: readGiven(partIn(parts, 'value')) }
    case 'move': {
      const source = indexIn(parts, 'source')
      return { type, path, source, destination: indexIn(parts, 'destination') }
    }
    default:
      return malformed(`there is no type ${show(type)}; there are ${listed(types)}.`)
  }
}

const known = ['type', 'path', 'name', 'value', 'index', 'source', 'destination']

type Parts = ReadonlyMap<string, JsonObject>

function readParts(parameter: JsonObject): Parts {
  const parts = new Map<string, JsonObject>()
  for (const part of partsOf(parameter)) {
    const name = nameOf(part)
    if (!known.includes(name)) malformed(`its parts are ${listed(known)}, and not ${name}.`)
    if (parts.has(name)) malformed(`it has the part ${name} twice.`)
    parts.set(name, part)
  }
  return parts
}

function partsOf({ part = [] }: JsonObject): readonly JsonObject[] {
  return isJsonArray(part) && part.every(isJsonObject)
    ? part
    : malformed('part must be an array of objects.')
}

function nameOf({ name }: JsonObject): string {
  return typeof name === 'string' ? name : malformed('a part needs a name.')
}

function partIn(parts: Parts, name: string): JsonObject {
  return parts.get(name) ?? malformed(`it needs the part ${name}.`)
}

function textIn(parts: Parts, name: string): string {
  const { value } = readGiven(partIn(parts, name))
  return typeof value === 'string' ? value : malformed(`${name} must be a string.`)
}

function indexIn(parts: Parts, name: string): number {
  const { value } = readGiven(partIn(parts, name))
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : malformed(`${name} must be an integer from 0 on.`)
}

const KEY = /^_?value([A-Z]\w*)$/

function readGiven(part: JsonObject): Given {
  const suffixes = new Set(Object.keys(part).flatMap((key) => KEY.exec(key)?.[1] ?? []))
  const [typeSuffix] = suffixes
  const parts = partsOf(part).map((one) => ({ name: nameOf(one), value: readGiven(one) }))
  const resource = part['resource']
  const ways = suffixes.size + (parts.length > 0 ? 1 : 0) + (resource === undefined ? 0 : 1)
  if (ways !== 1) malformed(`the part ${nameOf(part)} must have one value, parts or a resource.`)
  if (typeSuffix === undefined) return { typeSuffix, value: resource, sibling: undefined, parts }
  const [value, sibling] = [part[`value${typeSuffix}`], part[`_value${typeSuffix}`]]
  return { typeSuffix, value, sibling, parts }
}
