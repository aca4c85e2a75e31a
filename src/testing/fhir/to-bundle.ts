import type { FhirRequest } from '../../clients/fhir.ts'
import type { MadeResource } from './resource.ts'

// A request that a bundle may have as an entry.
export interface OneRequest extends FhirRequest {
  readonly method: string
  readonly headers?: Record<string, string>
  readonly body?: MadeResource
}

export function toBundle(requests: readonly OneRequest[], isTransaction: boolean): object {
  if (!isTransaction) {
    return { resourceType: 'Bundle', type: 'batch', entry: requests.map((one) => toEntry(one)) }
  }
  const entry = withLocalReferences(onceEach(requests).map(toNamedEntry))
  return { resourceType: 'Bundle', type: 'transaction', entry }
}

interface Entry {
  readonly fullUrl?: string
  readonly resource?: MadeResource
  readonly request: Readonly<Record<string, string>>
}

function toEntry({ method, path, headers = {}, body }: OneRequest): Entry {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = headers
  return {
    ...(body === undefined ? {} : { resource: body }),
    request: {
      method,
      url: path,
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    },
  }
}

function toNamedEntry(request: OneRequest, index: number): Entry {
  const fullUrl = `urn:uuid:00000000-0000-4000-8000-00000000000${index}`
  return request.method === 'POST' ? { fullUrl, ...toEntry(request) } : toEntry(request)
}

// A transaction writes a resource once.
function onceEach(requests: readonly OneRequest[]): readonly OneRequest[] {
  return requests.filter(
    ({ method, path }, index) =>
      method === 'POST' ||
      method === 'GET' ||
      requests.findIndex((other) => other.path === path && other.method !== 'GET') === index,
  )
}

// What is created here has no id yet: references lead to the entry.
function withLocalReferences(entries: readonly Entry[]): readonly Entry[] {
  const created = new Map<string, string>(
    entries.flatMap(({ fullUrl, resource }) =>
      fullUrl === undefined ? [] : [[`${resource?.resourceType}/${resource?.id}`, fullUrl]],
    ),
  )
  if (created.size === 0) return entries
  return JSON.parse(JSON.stringify(entries), (key, value: unknown) =>
    key === 'reference' ? (created.get(String(value)) ?? value) : value,
  ) as readonly Entry[]
}
