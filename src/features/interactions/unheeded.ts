import { isJsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'
import type { Query } from '../search/query-text.ts'
import { isOfAnswer, isResultParameter } from '../search/result-parameters.ts'
import type { FhirInput } from './input.ts'
import { tellUnmetPreferences } from './prefer.ts'

interface Condition {
  readonly name: string
  readonly heededBy: readonly FhirInteraction[]
  // What asks for nothing more than everybody gets.
  readonly usual?: string
}

// The headers that say when and how a request is to be carried out, and by which interactions they are heeded.
const conditions = Object.entries<Condition>({
  'if-match': {
    name: 'If-Match',
    heededBy: ['UpdateResource', 'DeleteResource', 'PatchResource'],
  },
  'if-none-match': { name: 'If-None-Match', heededBy: ['UpdateResource', 'DeleteResource'] },
  'if-none-exist': { name: 'If-None-Exist', heededBy: ['CreateResource'] },
  'if-modified-since': { name: 'If-Modified-Since', heededBy: [] },
  'if-unmodified-since': { name: 'If-Unmodified-Since', heededBy: [] },
  'x-amz-fhir-idempotency-key': {
    name: 'x-amz-fhir-idempotency-key',
    heededBy: ['CreateResource'],
  },
  'x-amz-fhir-history-consistency-level': {
    name: 'x-amz-fhir-history-consistency-level',
    heededBy: [
      'CreateResource',
      'UpdateResource',
      'PatchResource',
      'DeleteResource',
      'ProcessBundle',
    ],
    usual: 'eventual',
  },
})

// What belongs to an interaction that a condition in place of the id makes another.
const byId: readonly FhirInteraction[] = ['UpdateResource', 'DeleteResource']

const parameters: Readonly<Partial<Record<FhirInteraction, readonly string[]>>> = {
  ReadResource: [],
  VersionReadResource: [],
  CreateResource: [],
  UpdateResource: [],
  PatchResource: [],
  DeleteResource: [],
  ProcessBundle: [],
  ValidateResource: ['mode', 'profile'],
  GetCapabilities: [],
  GetSmartConfiguration: [],
  DescribeFHIRExportJobWithGet: [],
  CancelFHIRExportJobWithDelete: [],
  GetExportedFile: [],
  DescribeFHIRBulkDeleteJob: [],
  GetTransaction: [],
  GetHistoryByResourceId: ['_count', '_since', '_at'],
  GetHistoryByResourceType: ['_count', '_since', '_at'],
  GetFullHistory: ['_count', '_since', '_at'],
}

// The others have all that they use in their URL and their headers.
const withBody: readonly FhirInteraction[] = [
  'CreateResource',
  'UpdateResource',
  'PatchResource',
  'ProcessBundle',
  'SearchWithPost',
  'ValidateResource',
  'StartFHIRExportJobWithPost',
]

type Asked = {
  readonly [Name in 'Id' | 'Query' | 'Headers' | 'Body']?: FhirInput[Name] | undefined
}

// What a request has that its interaction does not use, in sentences for who wrote the test [fhir-unheeded].
export function tellUnheeded(
  operation: FhirInteraction,
  { Id, Query = {}, Headers = {}, Body = '' }: Asked,
): readonly string[] {
  const headers = conditions.flatMap(([header, { name, heededBy, usual }]) => {
    const value = Headers[header] ?? usual
    return value === usual || heededBy.includes(operation) ? [] : [`the header ${name}`]
  })
  const isByCondition = Id === undefined && byId.includes(operation)
  const isUsed = isByCondition ? usedByCondition(operation, Query) : usedBy(operation)
  const queries = Object.keys(Query).flatMap((name) =>
    isUsed(name) || isOfAnswer(name) ? [] : [`the parameter ${shortened(name)}`],
  )
  const bodies =
    withBody.includes(operation) || isTrivial(Body)
      ? []
      : ['the body; its parameters must be in the URL']
  return [...headers, ...tellUnmetPreferences(operation, Headers), ...queries, ...bodies].map(
    (what) => `${operation} does not use ${what}. It was ignored.`,
  )
}

function usedBy(operation: FhirInteraction): (name: string) => boolean {
  const known = parameters[operation]
  return (name) => known === undefined || known.includes(name)
}

// Of a condition the criteria are used, and where it deletes a page, what says which come first.
function usedByCondition(operation: FhirInteraction, query: Query): (name: string) => boolean {
  const isPage = operation === 'DeleteResource' && query['_count'] !== undefined
  const ofPage = isPage ? ['_count', '_sort'] : []
  return (name) => !isResultParameter(name) || ofPage.includes(name)
}

// Some clients always send one.
function isTrivial(body: string): boolean {
  if (body.trim() === '') return true
  const { value } = parseJson(body)
  return isJsonObject(value) && Object.keys(value).every((key) => key === 'resourceType')
}
