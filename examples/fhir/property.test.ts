import { AwsClient } from 'aws4fetch'
import * as fc from 'fast-check'
import { createFakeHealthLake } from 'fake-healthlake'
import { fhirRequests, invalidResource, validResource } from 'fake-healthlake/fast-check'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }
const signer = new AwsClient({ ...keys, service: 'healthlake', retries: 0 })
const headers = { 'content-type': 'application/fhir+json' }

interface Resource {
  readonly resourceType: string
  readonly id: string
}

interface Outcome {
  readonly issue: readonly { readonly expression?: readonly string[] }[]
}

/** The code under test: saves a resource, or tells where it is wrong. */
async function save(endpoint: string, resource: Resource): Promise<void> {
  const { resourceType, id } = resource
  const body = JSON.stringify(resource)
  const answer = await signer.fetch(`${endpoint}${resourceType}/${id}`, {
    method: 'PUT',
    headers,
    body,
  })
  if (answer.ok) return
  const { issue } = (await answer.json()) as Outcome
  const places = issue.flatMap(({ expression = [] }) => expression)
  throw new Error(`${resourceType}/${id} is wrong at ${places.join(' and ')}.`)
}

interface Page {
  readonly entry?: readonly {
    readonly resource?: Resource
    readonly request: { readonly method: string; readonly url: string }
  }[]
  readonly link?: readonly { readonly relation: string; readonly url: string }[]
}

/** The code under test: what there is, put together from the history of all, the newest first. */
async function currentOf(endpoint: string): Promise<readonly Resource[]> {
  const seen = new Set<string>()
  const current: Resource[] = []
  let next: string | undefined = `${endpoint}_history?_count=3`
  while (next !== undefined) {
    const answer = await signer.fetch(next)
    const { entry = [], link = [] } = (await answer.json()) as Page
    for (const { resource, request } of entry) {
      const name = resource === undefined ? request.url : `${resource.resourceType}/${resource.id}`
      if (resource !== undefined && !seen.has(name)) current.push(resource)
      seen.add(name)
    }
    next = link.find(({ relation }) => relation === 'next')?.url
  }
  return current
}

it('saves whatever appointment is right', async () => {
  await fc.assert(
    fc.asyncProperty(validResource('Appointment'), async (appointment) => {
      using fake = createFakeHealthLake()
      using _ = interceptHttp(fake)
      const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()

      await save(DatastoreEndpoint, appointment)

      const { meta: _meta, ...sent } = appointment
      const saved = fake.resources(DatastoreId).get('Appointment', appointment.id)
      expect(saved).toMatchObject(sent)
    }),
    { numRuns: 30 },
  )
})

it('tells where an appointment is wrong, and saves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(invalidResource('Appointment'), async ({ resource, path }) => {
      using fake = createFakeHealthLake()
      using _ = interceptHttp(fake)
      const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()

      await expect(save(DatastoreEndpoint, resource)).rejects.toThrow(`is wrong at ${path}.`)

      expect(fake.resources(DatastoreId).list()).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('knows what there is, whatever was written, updated and deleted', async () => {
  await fc.assert(
    fc.asyncProperty(fhirRequests({ types: ['Patient', 'Observation'] }), async (requests) => {
      using fake = createFakeHealthLake()
      using _ = interceptHttp(fake)
      const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
      const endpoint = fake.fhir(DatastoreId)
      for (const request of requests) endpoint.request(request)

      const current = await currentOf(DatastoreEndpoint)

      const there = fake.resources(DatastoreId).list() as Resource[]
      const byName = (one: Resource, other: Resource) =>
        `${one.resourceType}/${one.id}` < `${other.resourceType}/${other.id}` ? -1 : 1
      expect(current.toSorted(byName)).toEqual(there.toSorted(byName))
    }),
    { numRuns: 30 },
  )
})
