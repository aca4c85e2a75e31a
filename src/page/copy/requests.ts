import type { Call } from '../answers.ts'
import { textOf } from '../format.ts'
import { membersOf } from './recorded.ts'

// As fake.fhir(id).request takes it.
export interface Request {
  readonly method?: string
  readonly path: string
  readonly query?: Readonly<Record<string, readonly string[] | string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

// Undefined where the history does not have what was asked for.
export function toRequest({ operation, input }: Call): Request | undefined {
  const [method, pattern] = interactions[operation] ?? []
  if (method === undefined || pattern === undefined) return undefined
  const { Query, Headers, Resource, Body, ...place } = membersOf(input)
  const path = toPath(pattern, place)
  const query = toQuery(Query)
  const headers = Headers as Request['headers']
  if (operation === 'SearchWithPost') {
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
    return { method, path, headers: form, body: toForm(query) }
  }
  const body = Resource ?? Body
  return {
    ...(method === 'GET' ? {} : { method }),
    path,
    ...(query === undefined ? {} : { query }),
    ...(headers === undefined ? {} : { headers }),
    ...(body === undefined ? {} : { body }),
  }
}

// How each interaction of the FHIR endpoint is requested; segments that the input lacks are left out. The history has no
// more than that.
const interactions: Readonly<Record<string, readonly [method: string, path: string] | []>> = {
  GetCapabilities: ['GET', 'metadata'],
  GetSmartConfiguration: ['GET', '.well-known/smart-configuration'],
  ReadResource: ['GET', '{ResourceType}/{Id}'],
  VersionReadResource: ['GET', '{ResourceType}/{Id}/{Version}'],
  CreateResource: ['POST', '{ResourceType}'],
  UpdateResource: ['PUT', '{ResourceType}/{Id}'],
  PatchResource: ['PATCH', '{ResourceType}/{Id}'],
  DeleteResource: ['DELETE', '{ResourceType}/{Id}'],
  GetHistoryByResourceId: ['GET', '{ResourceType}/{Id}/_history'],
  GetHistoryByResourceType: ['GET', '{ResourceType}/_history'],
  GetFullHistory: ['GET', '_history'],
  SearchWithGet: ['GET', '{ResourceType}'],
  SearchWithPost: ['POST', '{ResourceType}/_search'],
  SearchEverything: ['GET', '{ResourceType}/{Id}/$everything'],
  ProcessBundle: ['POST', ''],
  ValidateResource: ['POST', '{ResourceType}/{Id}/$validate'],
  StartFHIRExportJobWithGet: ['GET', '{ResourceType}/{Id}/$export'],
  StartFHIRExportJobWithPost: ['POST', '{ResourceType}/{Id}/$export'],
  DescribeFHIRExportJobWithGet: ['GET', 'export/{JobId}'],
  CancelFHIRExportJobWithDelete: ['DELETE', 'export/{JobId}'],
  GetExportedFile: ['GET', 'export/{JobId}/{ResourceType}/{Id}'],
  StartFHIRBulkDeleteJob: ['POST', '{ResourceType}/{Id}/{Version}/{Operation}'],
  DescribeFHIRBulkDeleteJob: ['GET', '{Operation}/{JobId}'],
  GetTransaction: ['GET', 'Transaction/{JobId}'],
  OtherInteraction: [],
}

export function isFhir({ operation }: Call): boolean {
  return Object.hasOwn(interactions, operation)
}

function toPath(pattern: string, place: Readonly<Record<string, unknown>>): string {
  return pattern
    .split('/')
    .flatMap((segment) => {
      const [, name] = /^\{(\w+)\}$/.exec(segment) ?? []
      return name === undefined ? [segment] : segmentsOf(name, place)
    })
    .join('/')
}

function segmentsOf(name: string, place: Readonly<Record<string, unknown>>): string[] {
  const value = textOf(place[name === 'Version' ? 'VersionId' : name])
  if (value === '') return []
  if (name === 'Operation') return [value]
  return [...(name === 'Version' ? ['_history'] : []), encodeURIComponent(value)]
}

function toQuery(query: unknown): Request['query'] {
  const parameters = Object.entries(membersOf(query)) as [string, readonly string[]][]
  if (parameters.length === 0) return undefined
  return Object.fromEntries(
    parameters.map(([name, values]) => [name, values.length === 1 ? String(values[0]) : values]),
  )
}

function toForm(query: Request['query'] = {}): string {
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    [values].flat().map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  )
  return pairs.join('&')
}
