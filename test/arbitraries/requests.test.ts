import * as fc from 'fast-check'
import { createFakeHealthLake, type FakeHealthLake, type FhirRequest } from 'fake-healthlake'
import { fhirRequests, validResource, type FhirRequestsOptions } from 'fake-healthlake/fast-check'
import { describe, expect, it } from 'vitest'
import { isSupportedType, resourceTypes } from '../../src/model/fhir/resource-types.ts'
import { searchTermsOf } from '../../src/testing/fhir/search-terms.ts'
import { runs } from '../runs.ts'
import { pasted, smallest } from './tools.ts'

interface Entry {
  readonly request: { readonly method: string; readonly url: string }
  readonly fullUrl?: string
  readonly resource?: object
}

interface AnyBundle {
  readonly type: string
  readonly entry?: readonly Entry[]
}

/** Sends requests to a data store of their own. */
function sent(requests: readonly FhirRequest[]) {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const endpoint = fake.fhir(DatastoreId)
  return { fake, answers: requests.map((request) => endpoint.request(request)) }
}

function sample(options: FhirRequestsOptions, numRuns = 150): readonly FhirRequest[] {
  return fc.sample(fhirRequests(options), { numRuns, seed: 1 }).flat()
}

function operationsIn({ history }: FakeHealthLake): readonly string[] {
  return history.map(({ operation }) => operation)
}

function isSearch({ path, query }: FhirRequest): boolean {
  return query !== undefined || path.includes('_search')
}

function hasForm(requests: readonly FhirRequest[]): boolean {
  return requests.some(({ path }) => path.endsWith('_search'))
}

const allowed = [200, 201, 204, 404, 410, 412]

describe('fhirRequests', () => {
  it('makes requests that are answered, or ask for what is not there', () => {
    fc.assert(
      fc.property(fhirRequests({ maxRequests: 20 }), (requests) => {
        const statuses = sent(requests).answers.map(({ status }) => status)

        expect(statuses.filter((status) => !allowed.includes(status))).toEqual([])
      }),
      runs(60),
    )
  })

  it('makes bundles whose entries are answered, or ask for what is not there', () => {
    fc.assert(
      fc.property(fhirRequests({ interactions: ['ProcessBundle'] }), (requests) => {
        const bundles = sent(requests).answers.map(({ body }) => body as AnyBundle)
        const entries = bundles.flatMap(({ entry = [] }) => entry) as object[]
        const statuses = entries.map(
          (one) => (one as { response: { status: string } }).response.status,
        )

        expect(statuses.filter((status) => !allowed.includes(Number(status)))).toEqual([])
      }),
      runs(60),
    )
  })

  it('makes all interactions, and those alone that it is told to', () => {
    const { fake } = sent(sample({ types: ['Patient', 'Observation'] }))
    const few = sent(sample({ interactions: ['ReadResource', 'GetFullHistory'] })).fake

    expect(new Set(operationsIn(fake))).toEqual(
      new Set([
        'CreateResource',
        'DeleteResource',
        'GetFullHistory',
        'GetHistoryByResourceId',
        'GetHistoryByResourceType',
        'PatchResource',
        'ProcessBundle',
        'ReadResource',
        'SearchWithGet',
        'SearchWithPost',
        'UpdateResource',
        'VersionReadResource',
      ]),
    )
    expect(new Set(operationsIn(few))).toEqual(new Set(['ReadResource', 'GetFullHistory']))
  })

  it('is about the types that it is told', () => {
    const { fake } = sent(sample({ types: ['Patient', 'Observation'] }))
    const { DatastoreId } = fake.datastores()[0] ?? {}
    const stored = fake.resources(DatastoreId ?? '').list()

    expect(new Set(stored.map(({ resourceType }) => resourceType))).toEqual(
      new Set(['Patient', 'Observation']),
    )
  })

  it('asks for much that is there', () => {
    const { answers } = sent(sample({ types: ['Patient'] }))
    const missing = answers.filter(({ status }) => status === 404)

    expect(missing.length / answers.length).toBeLessThan(0.2)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(allowed))
  })

  it('finds something by most searches, once all was written', () => {
    const requests = sample({ types: ['Observation'] })
    const writes = requests.filter(({ method }) => method === 'PUT')
    const searches = requests.filter(isSearch)
    const { answers } = sent([...writes, ...searches])
    const found = answers.slice(-searches.length).map(({ body }) => body as AnyBundle)

    const count = found.filter(({ entry = [] }) => entry.length > 0).length
    expect(count / searches.length).toBeGreaterThan(0.7)
  })

  it('searches by many parameters', () => {
    const queries = sample({ types: ['Observation'], interactions: ['SearchWithGet'] })
    const names = new Set(queries.flatMap(({ query = {} }) => Object.keys(query)))

    expect(names.size).toBeGreaterThan(12)
    for (const name of ['_id', 'code', 'status', 'subject', '_count']) expect(names).toContain(name)
  })

  it('lets references in a transaction lead to what it creates', () => {
    const bundles = sample({ types: ['Observation'], interactions: ['ProcessBundle'] })
      .map(({ body }) => body as AnyBundle)
      .filter(({ type }) => type === 'transaction')
    const local = bundles.filter(({ entry = [] }) =>
      entry.some(({ resource = {} }) =>
        JSON.stringify(resource).includes('"reference":"urn:uuid:'),
      ),
    )

    expect(local.length).toBeGreaterThan(0)
  })

  it('writes a resource once in a transaction', () => {
    const bundles = sample({ types: ['Patient'], interactions: ['ProcessBundle'] })
      .map(({ body }) => body as AnyBundle)
      .filter(({ type }) => type === 'transaction')

    for (const { entry = [] } of bundles) {
      const written = entry
        .filter(({ request }) => request.method === 'PUT' || request.method === 'DELETE')
        .map(({ request }) => request.url)
      expect(new Set(written).size).toBe(written.length)
    }
    expect(bundles.length).toBeGreaterThan(0)
  })

  it('shrinks to few requests about simple resources', () => {
    expect(smallest(fhirRequests({ types: ['Patient'] }), hasForm)).toEqual([
      {
        method: 'POST',
        path: 'Patient/_search',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: '_id=a',
      },
    ])
  })

  it('makes the same of the same seed, which prints as code that can be pasted', () => {
    expect(sample({}, 20)).toEqual(sample({}, 20))
    expect(pasted(sample({}, 20))).toStrictEqual(sample({}, 20))
  })

  it('is for types and interactions that there are', () => {
    expect(() => fhirRequests({ types: ['Patent'] })).toThrow('Did you mean Patient?')
    expect(() => fhirRequests({ types: [] })).toThrow('fhirRequests: types is []')
    expect(() => fhirRequests({ interactions: ['ValidateResource'] })).toThrow(
      "fhirRequests: interactions is 'ValidateResource'; give one of CreateResource, ",
    )
    expect(() => fhirRequests({ maxRequests: 0.5 })).toThrow('fhirRequests: maxRequests is 0.5')
    expect(() => fhirRequests({ type: [] } as object)).toThrow('Did you mean types?')
  })
})

const searched = resourceTypes().filter(
  (type) =>
    isSupportedType(type) && !['AuditEvent', 'OperationOutcome', 'Parameters'].includes(type),
)

it.each(searched)('A %s is found by each value that fhirRequests searches for', (type) => {
  fc.assert(
    fc.property(validResource(type), (resource) => {
      const fake = createFakeHealthLake()
      const { DatastoreId } = fake.addDatastore()
      const { id } = fake.resources(DatastoreId).put(resource)

      for (const [name, value] of searchTermsOf(resource as never)) {
        const query = { [name]: value }
        const { body } = fake.fhir(DatastoreId).request({ path: type, query })
        const { entry = [] } = body as { entry?: readonly { resource: { id: string } }[] }
        expect([name, value, entry.map((one) => one.resource.id)]).toEqual([name, value, [id]])
      }
    }),
    runs(8),
  )
})
