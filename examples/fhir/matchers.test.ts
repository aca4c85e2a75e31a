import { test } from 'fake-healthlake/vitest'
import { expect } from 'vitest'

interface Endpoint {
  request(asked: { method: string; path: string; body: object }): { readonly status: number }
}

/** The code under test: it takes something that sends requests, whichever. */
function admit(endpoint: Endpoint, id: string, at: string): void {
  const body = {
    resourceType: 'Encounter',
    id,
    status: 'in-progress',
    class: { code: 'IMP' },
    period: { start: at },
  }
  const { status } = endpoint.request({ method: 'PUT', path: `Encounter/${id}`, body })
  if (status >= 400) throw new Error(`The admission was answered with ${status}.`)
}

test('writes an encounter that has begun', ({ healthlake }) => {
  const { DatastoreId } = healthlake.addDatastore()

  admit(healthlake.fhir(DatastoreId), 'e1', '2025-01-01T08:00:00Z')

  expect(healthlake).toHaveReceived('UpdateResource', {
    ResourceType: 'Encounter',
    Id: 'e1',
    Resource: { status: 'in-progress', period: { start: '2025-01-01T08:00:00Z' } },
  })
})

test('gives up where it is throttled', ({ healthlake }) => {
  const { DatastoreId } = healthlake.addDatastore()
  healthlake.faults.add({
    operation: 'UpdateResource',
    input: { ResourceType: 'Encounter' },
    outcome: 'ThrottlingException',
  })

  expect(() => admit(healthlake.fhir(DatastoreId), 'e1', '2025-01-01T08:00:00Z')).toThrow('429')
  expect(healthlake.resources(DatastoreId).list()).toEqual([])
})
