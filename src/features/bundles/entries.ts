import { attempt, type ServiceError } from '../../kernel/errors.ts'
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { shortened } from '../../kernel/suggest.ts'
import { writeJson } from '../../kernel/write-json.ts'
import { FHIR_PATH } from '../../model/addresses.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { createFhirInput, type FhirRequestInput } from '../interactions/input.ts'
import { readEntryPatch } from '../interactions/patch-entry.ts'
import { readQueryText, type Query } from '../search/query-text.ts'

export type BundleType = 'batch' | 'transaction'

// What a bundle asks for in one of its entries.
export interface BundleEntry extends Place {
  readonly index: number
  readonly method: string
  readonly fullUrl: string | undefined
  readonly resource: JsonObject | undefined
  readonly headers: Readonly<Record<string, string>>
  // Those of them that the entry itself has.
  readonly conditions: Readonly<Record<string, string>>
}

// An entry that asks for what there is not.
export interface BadEntry {
  readonly index: number
  readonly error: ServiceError
}

interface Place {
  readonly operation: FhirInteraction
  readonly type: string
  readonly id?: string
  readonly versionId?: string
  readonly query?: Query
}

export function readEntry(
  bundle: FhirRequestInput,
  entry: JsonObject,
  index: number,
): BundleEntry | BadEntry {
  const { fullUrl, request, resource } = entry
  const { method: givenMethod, url: givenUrl, ...given } = isJsonObject(request) ? request : {}
  const [method, url] = [toText(givenMethod), toText(givenUrl)]
  const place = readPlace(method, url, bundle)
  if (place === undefined) return { index, error: unsupported(method, url) }
  if (place.operation === 'PatchResource' && isJsonObject(resource)) {
    const { error } = attempt(() => readEntryPatch(resource))
    if (error !== undefined) return { index, error }
  }
  const conditions = headersOf(given)
  return {
    index,
    method,
    fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined,
    ...place,
    resource: isJsonObject(resource) ? resource : undefined,
    headers: { ...passedOn(bundle.Headers ?? {}), ...conditions },
    conditions,
  }
}

// The same as a request by itself.
export function toInput(bundle: FhirRequestInput, entry: BundleEntry): FhirRequestInput {
  const { DatastoreId, base } = bundle
  const { type, id, versionId, query, resource } = entry
  const { headers, body } = bodyOf(entry)
  return createFhirInput(
    {
      DatastoreId,
      ResourceType: type,
      ...(id === undefined ? {} : { Id: id }),
      ...(versionId === undefined ? {} : { VersionId: versionId }),
      ...(query === undefined ? {} : { Query: query }),
      ...(Object.keys(headers).length === 0 ? {} : { Headers: headers }),
      ...(body === undefined ? {} : { Body: body }),
    },
    base,
    resource,
  )
}

interface Sent {
  readonly headers: BundleEntry['headers']
  readonly body: string | undefined
}

function bodyOf({ operation, headers, resource }: BundleEntry): Sent {
  if (resource === undefined) return { headers, body: undefined }
  if (operation !== 'PatchResource') return { headers, body: writeJson(resource) }
  const { Headers, Body } = readEntryPatch(resource)
  return { headers: { ...headers, ...Headers }, body: Body }
}

// What a patch brings to its resource, in whichever form.
export function writtenBy(entry: BundleEntry): Json {
  // What cannot be read its interaction refuses.
  const { value = null } = parseJson(String(bodyOf(entry).body))
  if (!isJsonArray(value)) return value
  return value.filter((operation) => (Object(operation) as JsonObject)['op'] !== 'test')
}

// [bundle-validation]
const ofAllEntries: readonly string[] = [
  'x-amzn-healthlake-fhir-validation-level',
  'x-amz-fhir-history-consistency-level',
]

function passedOn(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => ofAllEntries.includes(name)))
}

const conditionHeaders: ReadonlyMap<string, string> = new Map([
  ['ifMatch', 'if-match'],
  ['ifNoneMatch', 'if-none-match'],
  ['ifNoneExist', 'if-none-exist'],
  ['ifModifiedSince', 'if-modified-since'],
])

function headersOf(conditions: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(conditions).flatMap(([name, value]) => {
      const header = conditionHeaders.get(name)
      return header === undefined || typeof value !== 'string' ? [] : [[header, value]]
    }),
  )
}

function toText(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

// [bundle-requests]
function readPlace(
  method: string,
  url: string,
  { DatastoreId }: FhirRequestInput,
): Place | undefined {
  const relative = relativeTo(DatastoreId, url)
  const end = `${relative}?`.indexOf('?')
  const segments = readSegments(relative.slice(0, end))
  const query = readQueryText(relative.slice(end + 1))
  const [type, id, ...more] = segments ?? []
  if (type === undefined || query === undefined) return undefined
  if (id === undefined) return readTypePlace(method, type, query)
  if (Object.keys(query).length > 0) return undefined
  const [operation, versionId] =
    more.length === 0 ? [ofInstances.get(method)] : readVersionPlace(method, more)
  if (operation === undefined) return undefined
  return versionId === undefined ? { operation, type, id } : { operation, type, id, versionId }
}

// Undefined where one is no text in UTF-8.
function readSegments(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}

function readVersionPlace(
  method: string,
  [history, versionId, ...more]: readonly string[],
): readonly [operation?: FhirInteraction, versionId?: string | undefined] {
  const isVersion = history === '_history' && versionId !== undefined && more.length === 0
  return method === 'GET' && isVersion ? ['VersionReadResource', versionId] : []
}

const ofInstances: ReadonlyMap<string, FhirInteraction> = new Map([
  ['GET', 'ReadResource'],
  ['PUT', 'UpdateResource'],
  ['PATCH', 'PatchResource'],
  ['DELETE', 'DeleteResource'],
])

function readTypePlace(method: string, type: string, query: Query): Place | undefined {
  const hasQuery = Object.keys(query).length > 0
  if (method === 'POST' && !hasQuery) return { operation: 'CreateResource', type }
  return method === 'PUT' && hasQuery ? { operation: 'UpdateResource', type, query } : undefined
}

// An update of what a query finds.
export function isConditional(
  entry: BundleEntry,
): entry is BundleEntry & { readonly query: Query } {
  return entry.query !== undefined
}

// Empty where the URL is absolute, and not of this data store.
function relativeTo(datastoreId: string, url: string): string {
  if (!/^[a-z][a-z\d+.-]*:/i.test(url)) return url
  const [, path = ''] = /^https?:\/\/[^/?#]+(.*)$/is.exec(url) ?? []
  const [, , id = '', rest = ''] = FHIR_PATH.exec(path) ?? []
  const [named] = readSegments(id) ?? []
  return named === datastoreId ? rest : ''
}

function unsupported(method: string, url: string): ServiceError {
  return fhirError(
    400,
    'bundle-requests',
    'not-supported',
    `An entry can create, read, update, patch or delete; ${method} of ${shortened(url)} is none of this.`,
  )
}

// The entries of a Bundle that was parsed; none where there are none.
export function entriesIn(bundle: JsonObject): readonly JsonObject[] {
  const { entry } = bundle
  return isJsonArray(entry) ? entry.filter((each: Json) => isJsonObject(each)) : []
}
