import { byMethod, type FhirRoute, type Methods } from './by-method.ts'
import { routeOperation } from './route-operation.ts'

const system: Methods = { POST: 'ProcessBundle', GET: 'SearchWithGet' }
const type: Methods = {
  GET: 'SearchWithGet',
  POST: 'CreateResource',
  PUT: 'UpdateResource',
  PATCH: 'PatchResource',
  DELETE: 'DeleteResource',
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
const exportedFile: Methods = { GET: 'GetExportedFile' }
const transaction: Methods = { GET: 'GetTransaction' }
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
    case 4:
      return routeMore(method, [first, second, third, fourth])
    default:
      return { interaction: 'OtherInteraction' }
  }
}

function routeMore(
  method: string,
  [first = '', second = '', third, fourth]: readonly (string | undefined)[],
): FhirRoute {
  if (first === 'export' && third !== undefined && fourth !== undefined) {
    return byMethod(method, exportedFile, { JobId: second, ResourceType: third, Id: fourth })
  }
  if (third !== '_history') return { interaction: 'OtherInteraction' }
  const of = { ResourceType: first, Id: second }
  if (fourth === undefined) return byMethod(method, { GET: 'GetHistoryByResourceId' }, of)
  return byMethod(method, { GET: 'VersionReadResource' }, { ...of, VersionId: fourth })
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
  if (first === 'export') return byMethod(method, exportJob, { JobId: second })
  if (first === 'Transaction') return byMethod(method, transaction, { JobId: second })
  const of = { ResourceType: first }
  if (second === '_history') return byMethod(method, { GET: 'GetHistoryByResourceType' }, of)
  if (second === '_search') return byMethod(method, search, of)
  return byMethod(method, instance, { ResourceType: first, Id: second })
}
