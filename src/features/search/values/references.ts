import { shortened } from '../../../kernel/suggest.ts'
import { isJsonObject, type Json } from '../../../kernel/json.ts'
import { isResourceId, isResourceType } from '../../../model/fhir/resource-types.ts'
import { unescaped } from '../escapes.ts'
import { queryError } from '../query-error.ts'
import type { Asked, ReadContext, Test, ValueKind } from './kind.ts'
import { tokens } from './tokens.ts'

// What a reference leads to: a resource of the data store, or something at a URL.
export interface Target {
  readonly type?: string
  readonly id?: string
  // Without what says the version.
  readonly url?: string
  // Of a canonical.
  readonly version?: string
}

// [search-reference]
export const references: ValueKind<Target> = {
  read: ({ value }, { datastoreId }) => targetsIn(value, datastoreId),
  keyOf: ({ type = '', id = '', url, version }) =>
    url === undefined ? keyOfTarget(type, id) : `u${url}|${version}`,
  termsOf: ({ id, url }) => [url === undefined ? `i${id}` : `u${url}`],
  orderOf: ({ type, id, url }) => url ?? `${type}/${id}`,
  parse: parseReference,
}

// [search-reference-identifier]
export const referenceIdentifiers = {
  ...tokens,
  read({ value }: { readonly value: Json }, context: ReadContext) {
    const { identifier } = isJsonObject(value) ? value : {}
    if (!isJsonObject(identifier)) return []
    return tokens.read({ type: 'Identifier', value: identifier }, context)
  },
}

function targetsIn(value: Json, datastoreId: string): readonly Target[] {
  const text = isJsonObject(value) ? value['reference'] : value
  if (typeof text !== 'string' || text === '' || text.startsWith('#')) return []
  if (isJsonObject(value)) return [toTarget(text, datastoreId)]
  const [url = '', version] = text.split('|')
  const target = toTarget(url, datastoreId)
  return [version === undefined || target.url === undefined ? target : { ...target, version }]
}

const LITERAL =
  /^(https?:.*\/)?([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/

export function toTarget(text: string, datastoreId: string): Target {
  const [, base, type, id] = LITERAL.exec(text) ?? []
  if (type === undefined || id === undefined) return { url: text }
  if (base === undefined || isOwn(base, datastoreId)) return { type, id }
  return { url: `${base}${type}/${id}` }
}

function isOwn(base: string, datastoreId: string): boolean {
  return base.includes(`/datastore/${datastoreId}/`) && /\/r4\/+$/.test(base)
}

function parseReference(given: string, asked: Asked): Test<Target> {
  const text = unescaped(given)
  const isId: boolean = isResourceId(text)
  if (isId && asked.modifier !== undefined) return leadsTo(asked.modifier, text)
  if (isId) return { term: `i${text}`, matches: ({ id }) => id === text }
  return parseAddress(text, asked)
}

function parseAddress(text: string, { name, modifier, datastoreId }: Asked): Test<Target> {
  const { type, id, url } = toTarget(text, datastoreId)
  const isOfType = isResourceType(type) && (modifier ?? type) === type
  if (isOfType && id !== undefined) return leadsTo(type, id)
  if (url?.includes(':') === true) return isAt(url)
  throw queryError(
    'search-reference',
    name,
    `a reference is ${modifier ?? 'Type'}/id, id or a URL, not ${shortened(text)}.`,
  )
}

function isAt(canonical: string): Test<Target> {
  const [url = '', version] = canonical.split('|')
  return {
    term: `u${url}`,
    matches: (value) => value.url === url && (version === undefined || value.version === version),
  }
}

// Of what leads to a resource of the data store.
function keyOfTarget(type: string, id: string): string {
  return `r${type}/${id}`
}

export function leadsTo(type: string, id: string): Test<Target> {
  return {
    key: keyOfTarget(type, id),
    matches: (value) => value.id === id && value.type === type,
  }
}
