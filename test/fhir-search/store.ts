import {
  createFakeHealthLake,
  manualClock,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
  type FhirEndpoint,
  type FhirRequest,
} from 'fake-healthlake'
import { data } from './data/data.ts'
import type { Searchset } from './rows.ts'
import type { Given } from './data/systems.ts'

export interface SearchedStore {
  readonly fake: FakeHealthLake
  /** The DatastoreId. */
  readonly store: string
  readonly endpoint: FhirEndpoint
}

// Filled once: who opens one gets a copy.
const filled = new Map<string, SearchedStore>()

/** A data store with the data of this folder in it. */
export function openStore(options: FakeHealthLakeOptions = {}): SearchedStore {
  return copyOf(filled, JSON.stringify(options), () => fill(options))
}

/** A copy of what is made when it is first asked for. */
export function copyOf(
  made: Map<string, SearchedStore>,
  key: string,
  make: () => SearchedStore,
): SearchedStore {
  const { fake, store } = made.get(key) ?? make()
  made.set(key, { fake, store, endpoint: fake.fhir(store) })
  const copy = fake.fork()
  return { fake: copy, store, endpoint: copy.fhir(store) }
}

function fill(options: FakeHealthLakeOptions): SearchedStore {
  const open = openEmpty(options)
  for (const [at, resources] of data) {
    open.fake.clock.set(at)
    for (const resource of resources) put(open, resource)
  }
  ask(open, { method: 'DELETE', path: 'Patient/p-gone' })
  return open
}

export function openEmpty(options: FakeHealthLakeOptions = {}): SearchedStore {
  const fake = createFakeHealthLake({ clock: manualClock('2025-01-01T00:00:00.000Z'), ...options })
  const store = fake.addDatastore().DatastoreId
  return { fake, store, endpoint: fake.fhir(store) }
}

/** Writes a resource by a PUT, so that its structure is checked. */
export function put(open: SearchedStore, resource: Given, headers = {}): void {
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource)
  const { resourceType, id } = JSON.parse(text) as { resourceType: string; id: string }
  const body = text.replaceAll('{base}', open.endpoint.url)
  ask(open, { method: 'PUT', path: `${resourceType}/${id}`, body, headers })
}

/** Searches, which goes well; `{base}` stands for the address of the data store. */
export function search(open: SearchedStore, query: string, headers = {}): Searchset {
  const path = query.replaceAll('{base}', open.endpoint.url)
  return ask(open, { path, headers }) as Searchset
}

/** Asks for what goes well. */
export function ask({ endpoint }: SearchedStore, request: FhirRequest): unknown {
  const { status, text, body } = endpoint.request(request)
  if (status >= 300) throw new Error(`${request.path}: ${status} ${text}`)
  return body
}
