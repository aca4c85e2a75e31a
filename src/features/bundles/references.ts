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

// A Bundle that is itself a resource may refer to its own entries, of which alone it tells what is relative to them.
function leavingOwn({ entry }: JsonObject, rewrite: Rewrite): Rewrite {
  const own = new Set(isJsonArray(entry) ? entry.map(fullUrlOf) : [])
  return (text, kind) => {
    const [name = ''] = text.split('#')
    return own.has(sameUrn(name)) || RELATIVE.test(text) ? undefined : rewrite(text, kind)
  }
}

const RELATIVE = /^[A-Za-z]+\/[^?:]*$/

function fullUrlOf(entry: Json): string | undefined {
  const { fullUrl } = isJsonObject(entry) ? entry : {}
  return typeof fullUrl === 'string' ? sameUrn(fullUrl) : undefined
}

// Case makes no difference in a urn:uuid or urn:oid.
export function sameUrn(text: string): string {
  return isLocal(text) ? text.toLowerCase() : text
}

export function isLocal(text: string): boolean {
  return /^urn:(?:uuid|oid):/i.test(text)
}

const uris: readonly string[] = ['uri', 'url']

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

// Where the links and the pictures of a narrative lead.
const LINK = /<(a|img)(?=[\s/])(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/g
const LEADS = {
  a: /(?<=\shref\s*=\s*["'])[^"'#\s]+/g,
  img: /(?<=\ssrc\s*=\s*["'])[^"'#\s]+/g,
} as const

function rewriteLinks(xhtml: string, rewrite: (text: string) => string): string {
  return xhtml.replaceAll(LINK, (tag, name: 'a' | 'img') => tag.replaceAll(LEADS[name], rewrite))
}

function rewriteText(text: string, code: string, rewrite: Rewrite): string {
  if (code === 'xhtml') return rewriteLinks(text, (one) => rewrite(one, 'uri') ?? one)
  if (code !== 'reference' && !uris.includes(code)) return text
  return rewrite(text, code === 'reference' ? 'reference' : 'uri') ?? text
}

// All texts in a value that may refer to something.
export function textsIn(value: Json, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string') {
    found.add(value)
    rewriteLinks(value, (one) => {
      found.add(one)
      return one
    })
  } else if (isJsonArray(value)) {
    for (const item of value) textsIn(item, found)
  } else if (isJsonObject(value)) {
    for (const member of Object.values(value)) textsIn(member, found)
  }
  return found
}
