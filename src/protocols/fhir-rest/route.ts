import type { FhirInteraction } from '../../model/fhir/interactions.ts'

// Which interaction a method and a path below the endpoint stand for.
export interface FhirRoute {
  readonly interaction: FhirInteraction
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  // The methods that the path has, where this is none of them.
  readonly allowed?: readonly string[]
}

type Methods = Readonly<Partial<Record<string, FhirInteraction>>>

const system: Methods = { POST: 'ProcessBundle', GET: 'SearchWithGet' }
const type: Methods = {
  GET: 'SearchWithGet',
  POST: 'CreateResource',
  PUT: 'OtherInteraction',
  PATCH: 'PatchResource',
  DELETE: 'OtherInteraction',
}
const instance: Methods = {
  GET: 'ReadResource',
  PUT: 'UpdateResource',
  PATCH: 'PatchResource',
  DELETE: 'DeleteResource',
}
const exportJob: Methods = {
  GET: 'DescribeFHIRExportJobWithGet',
  DELETE: 'CancelFHIRExportJobWithDelete',
}
const search: Methods = { POST: 'SearchWithPost', GET: 'SearchWithGet' }

export function findRoute(method: string, segments: readonly string[]): FhirRoute {
  const [first = '', second = '', third, fourth] = segments
  if (segments.some((segment) => segment.startsWith('$'))) return routeOperation(method, segments)
  switch (segments.length) {
    case 0:
      return byMethod(method, system)
    case 1:
      return routeOne(method, first)
    case 2:
      return routeTwo(method, first, second)
    case 3:
    case 4: {
      if (third !== '_history') return { interaction: 'OtherInteraction' }
      const of = { ResourceType: first, Id: second }
      if (fourth === undefined) return byMethod(method, { GET: 'GetHistoryByResourceId' }, of)
      return byMethod(method, { GET: 'VersionReadResource' }, { ...of, VersionId: fourth })
    }
    default:
      return { interaction: 'OtherInteraction' }
  }
}

function routeOne(method: string, segment: string): FhirRoute {
  if (segment === 'metadata') return byMethod(method, { GET: 'GetCapabilities' })
  if (segment === '_history') return byMethod(method, { GET: 'GetFullHistory' })
  if (segment === '_search') return byMethod(method, search)
  return byMethod(method, type, { ResourceType: segment })
}

function routeTwo(method: string, first: string, second: string): FhirRoute {
  if (first === '.well-known' && second === 'smart-configuration') {
    return byMethod(method, { GET: 'GetSmartConfiguration' })
  }
  if (first === 'export') return byMethod(method, exportJob)
  const of = { ResourceType: first }
  if (second === '_history') return byMethod(method, { GET: 'GetHistoryByResourceType' }, of)
  if (second === '_search') return byMethod(method, search, of)
  return byMethod(method, instance, { ...of, Id: second })
}

function routeOperation(method: string, segments: readonly string[]): FhirRoute {
  const [first = '', id = '', last] = segments
  const of = first.startsWith('$') ? {} : { ResourceType: first }
  if (first === 'Patient' && last === '$everything' && segments.length === 3) {
    return byMethod(method, { GET: 'SearchEverything' }, { ...of, Id: id })
  }
  const operation = segments.find((segment) => segment.startsWith('$')) ?? ''
  switch (operation) {
    case '$validate':
      return { interaction: 'ValidateResource', ...of }
    case '$export':
      return { interaction: `StartFHIRExportJobWith${method === 'GET' ? 'Get' : 'Post'}`, ...of }
    default:
      return { interaction: 'OtherInteraction', ...of }
  }
}

// [fhir-method]
function byMethod(
  method: string,
  methods: Methods,
  of: Pick<FhirRoute, 'ResourceType' | 'Id' | 'VersionId'> = {},
): FhirRoute {
  const interaction = Object.hasOwn(methods, method) ? methods[method] : undefined
  if (interaction !== undefined) return { interaction, ...of }
  return { interaction: 'OtherInteraction', ...of, allowed: Object.keys(methods) }
}
