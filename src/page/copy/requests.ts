import type { Call } from '../answers.ts'
import { membersOf, methods } from './recorded.ts'

// As fake.fhir(id).request takes it.
export interface Request {
  readonly method?: string
  readonly path: string
  readonly query?: Readonly<Record<string, readonly string[] | string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

// Undefined where the history does not tell what was asked for.
export function toRequest({ operation, input }: Call): Request | undefined {
  const method = methods[operation]
  if (method === undefined || method === '') return undefined
  const { Query, Headers, Resource, Body, ...place } = membersOf(input)
  const path = toPath(operation, place as Place)
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

interface Place {
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  readonly JobId?: string
  readonly Operation?: string
}

function toPath(operation: string, place: Place): string {
  const { ResourceType, Id, VersionId, JobId } = place
  const version = VersionId === undefined ? [] : ['_history', encoded(VersionId)]
  const resource = [ResourceType, encoded(Id)]
  const end = endOf(operation, place)
  const segments = JobId === undefined ? [...resource, ...version, ...end] : [...end, ...resource]
  return segments.filter((segment) => segment !== undefined).join('/')
}

function encoded(segment: string | undefined): string | undefined {
  return segment === undefined ? undefined : encodeURIComponent(segment)
}

function endOf(operation: string, { JobId, Operation }: Place): readonly (string | undefined)[] {
  switch (operation) {
    case 'GetCapabilities':
      return ['metadata']
    case 'GetSmartConfiguration':
      return ['.well-known', 'smart-configuration']
    case 'GetHistoryByResourceId':
    case 'GetHistoryByResourceType':
    case 'GetFullHistory':
      return ['_history']
    case 'SearchWithPost':
      return ['_search']
    case 'SearchEverything':
      return ['$everything']
    case 'ValidateResource':
      return ['$validate']
    case 'StartFHIRExportJobWithGet':
    case 'StartFHIRExportJobWithPost':
      return ['$export']
    case 'DescribeFHIRExportJobWithGet':
    case 'CancelFHIRExportJobWithDelete':
    case 'GetExportedFile':
      return ['export', encoded(JobId)]
    case 'GetTransaction':
      return ['Transaction', encoded(JobId)]
    case 'StartFHIRBulkDeleteJob':
      return [Operation]
    case 'DescribeFHIRBulkDeleteJob':
      return [Operation, encoded(JobId)]
    default:
      return []
  }
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
