import { AwsClient } from 'aws4fetch'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { expect, it } from 'vitest'

const aws = new AwsClient({
  accessKeyId: 'anybody',
  secretAccessKey: 'anything',
  service: 'healthlake',
  region: 'us-east-1',
  retries: 0,
})

/** The code under test: a PUT with an id of its own, which may be sent again if nobody answers. */
async function upsert(endpoint: string, resource: { resourceType: string; id: string }) {
  const url = `${endpoint}${resource.resourceType}/${resource.id}`
  const headers = { 'content-type': 'application/fhir+json' } // without it, fetch says text/plain
  const put = { method: 'PUT', headers, body: JSON.stringify(resource) }
  return aws.fetch(url, put).catch(() => aws.fetch(url, put))
}

it('writes again where the answer was lost', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  fake.faults.add({
    operation: 'UpdateResource',
    outcome: { kind: 'connection', code: 'ECONNRESET', when: 'after' },
  })

  const { status } = await upsert(DatastoreEndpoint, { resourceType: 'Patient', id: 'p1' })

  expect(status).toBe(200) // not 201: the first attempt had done its work
  expect(fake.resources(DatastoreId).versions('Patient', 'p1')).toHaveLength(2)
  fake.verify()
})
