import type { FhirRequest } from '../../clients/fhir.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { searchTermsOf } from './search-terms.ts'
import type { MadeResource } from './resource.ts'
import { toBundle, type OneRequest } from './to-bundle.ts'

export const entryInteractions = [
  'CreateResource',
  'ReadResource',
  'UpdateResource',
  'DeleteResource',
] as const

type EntryInteraction = (typeof entryInteractions)[number]

interface EntryDraft<Interaction extends string> {
  readonly interaction: Interaction
  // Which of the resources.
  readonly resource: number
  // What its details follow from.
  readonly number: number
}

// A request whose resource is one of a few.
export interface RequestDraft extends EntryDraft<RequestInteraction> {
  // Of a bundle.
  readonly entries: readonly EntryDraft<EntryInteraction>[]
  readonly isTransaction: boolean
}

export function toRequest(draft: RequestDraft, resources: readonly MadeResource[]): FhirRequest {
  const { interaction } = draft
  const resource = pick(resources, draft.resource)
  return isOfEntry(interaction)
    ? toOne(interaction, draft.number, resource)
    : requests[interaction](resource, draft, resources)
}

function isOfEntry(interaction: string): interaction is EntryInteraction {
  return entryInteractions.some((name) => name === interaction)
}

function pick(resources: readonly MadeResource[], which: number): MadeResource {
  return resources[which % resources.length] as MadeResource
}

type ToRequest = (
  resource: MadeResource,
  draft: RequestDraft,
  resources: readonly MadeResource[],
) => FhirRequest

const requests = {
  VersionReadResource: ({ resourceType, id }, { number }) => ({
    path: `${resourceType}/${id}/_history/${toVersion(number)}`,
  }),
  SearchWithGet: (resource, { number }) => ({
    path: resource.resourceType,
    query: toQuery(resource, number),
  }),
  SearchWithPost: (resource, { number }) => ({
    method: 'POST',
    path: `${resource.resourceType}/_search`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: toForm(toQuery(resource, number)),
  }),
  PatchResource: (resource, { number }) =>
    isFixed(resource.resourceType) ? toOne('ReadResource', number, resource) : toPatch(resource),
  GetHistoryByResourceId: ({ resourceType, id }) => ({ path: `${resourceType}/${id}/_history` }),
  GetHistoryByResourceType: ({ resourceType }) => ({ path: `${resourceType}/_history` }),
  GetFullHistory: () => ({ path: '_history' }),
  ProcessBundle(_resource, { entries, isTransaction }, resources) {
    const all = entries.map((entry) =>
      toOne(entry.interaction, entry.number, pick(resources, entry.resource)),
    )
    return { method: 'POST', path: '', body: toBundle(all, isTransaction) }
  },
} satisfies Record<string, ToRequest> as Readonly<Record<OtherInteraction, ToRequest>>

type OtherInteraction =
  | 'VersionReadResource'
  | 'SearchWithGet'
  | 'SearchWithPost'
  | 'PatchResource'
  | 'GetHistoryByResourceId'
  | 'GetHistoryByResourceType'
  | 'GetFullHistory'
  | 'ProcessBundle'

export type RequestInteraction = EntryInteraction | OtherInteraction

export const requestInteractions = [
  ...entryInteractions,
  ...Object.keys(requests),
] as readonly RequestInteraction[]

function toOne(interaction: EntryInteraction, number: number, resource: MadeResource): OneRequest {
  const { resourceType: type, id } = resource
  const path = `${type}/${id}`
  const mayBe = interaction === 'CreateResource' || !isFixed(type)
  switch (mayBe ? interaction : 'ReadResource') {
    case 'CreateResource':
      return { method: 'POST', path: type, body: resource }
    case 'ReadResource':
      return { method: 'GET', path }
    case 'UpdateResource':
      return { method: 'PUT', path, ...preconditions(number), body: resource }
    case 'DeleteResource':
      return { method: 'DELETE', path }
  }
}

// What is audited stays as it is.
function isFixed(type: string): boolean {
  return type === 'AuditEvent'
}

function toPatch({ resourceType, id }: MadeResource): FhirRequest {
  return {
    method: 'PATCH',
    path: `${resourceType}/${id}`,
    headers: { 'content-type': 'application/json-patch+json' },
    body: [{ op: 'add', path: '/language', value: 'fr' }],
  }
}

// Of eight updates two have one.
function preconditions(number: number): Pick<OneRequest, 'headers'> {
  switch (number % 8) {
    case 6:
      return { headers: { 'if-match': `W/"${toVersion(number)}"` } }
    case 7:
      return { headers: { 'if-none-match': '*' } }
    default:
      return {}
  }
}

function toVersion(number: number): number {
  return 1 + (number % 3)
}

const shapes = [{}, {}, { _count: '2' }, { _sort: '-_lastUpdated' }, { _summary: 'true' }]

function toQuery(resource: MadeResource, number: number): Record<string, string> {
  const terms = searchTermsOf(resource as JsonObject)
  const [name, value] = terms[number % terms.length] ?? ['_id', resource.id]
  return { [name]: value, ...shapes[number % shapes.length] }
}

function toForm(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&')
}
