import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { fhirModel } from '../../model/fhir/model.ts'

// What stands in place of a text that refers to something; undefined where it stays.
export type Rewrite = (text: string, kind: 'reference' | 'uri') => string | undefined

// The same resource with other references, in every element that may have one and in its narrative [bundle-references].
export function rewriteReferences(resource: JsonObject, rewrite: Rewrite): JsonObject {
  const { resourceType } = resource
  return typeof resourceType === 'string'
    ? rewriteObject(resource, resourceType, rewrite)
    : resource
}

function rewriteObject(object: JsonObject, type: string, rewrite: Rewrite): JsonObject {
  const properties = fhirModel().type(type)?.properties
  if (properties === undefined) return object
  const own = type === 'Bundle' ? leavingOwn(object, rewrite) : rewrite
  let changed: Record<string, Json> | undefined
  for (const [key, value] of Object.entries(object)) {
    const isReference = type === 'Reference' && key === 'reference'
    const code = isReference ? 'reference' : (properties.get(key)?.type.code ?? '')
    const other = rewriteValue(value, code, own)
    if (other !== value) (changed ??= { ...object })[key] = other
  }
  return changed ?? object
}

// A Bundle that is itself a resource may refer to its own entries.
function leavingOwn({ entry }: JsonObject, rewrite: Rewrite): Rewrite {
  const own = new Set(isJsonArray(entry) ? entry.map(fullUrlOf) : [])
  return (text, kind) => {
    const [name] = text.split('#')
    return own.has(name) ? undefined : rewrite(text, kind)
  }
}

function fullUrlOf(entry: Json): Json | undefined {
  return isJsonObject(entry) ? entry['fullUrl'] : undefined
}

const uris: readonly string[] = ['uri', 'url', 'oid', 'uuid', 'canonical']

function rewriteValue(value: Json, code: string, rewrite: Rewrite): Json {
  if (typeof value === 'string') return rewriteText(value, code, rewrite)
  if (isJsonArray(value)) {
    const items = value.map((item) => rewriteValue(item, code, rewrite))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (!isJsonObject(value)) return value
  const { resourceType } = value
  const type = code === 'Resource' && typeof resourceType === 'string' ? resourceType : code
  return rewriteObject(value, type, rewrite)
}

// What a narrative refers to: local names wherever they stand, and where its links and pictures lead.
const REFERRED = /urn:(?:uuid|oid):[\w.-]+|(?<=\s(?:href|src)\s*=\s*["'])[^"'#\s]+/g

function rewriteText(text: string, code: string, rewrite: Rewrite): string {
  if (code === 'xhtml') return text.replaceAll(REFERRED, (one) => rewrite(one, 'uri') ?? one)
  if (code !== 'reference' && !uris.includes(code)) return text
  return rewrite(text, code === 'reference' ? 'reference' : 'uri') ?? text
}
