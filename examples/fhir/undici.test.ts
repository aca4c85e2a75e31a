import * as aws4 from 'aws4'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { request } from 'undici'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

/** The code under test: creates a resource once, however often it is asked to; gives the status. */
async function createOnce(url: string, resource: object, key: string): Promise<number> {
  const { hostname, pathname } = new URL(url)
  const body = JSON.stringify(resource)
  const { headers } = aws4.sign(
    {
      service: 'healthlake',
      region: 'us-east-1',
      host: hostname,
      method: 'POST',
      path: pathname,
      headers: { 'content-type': 'application/fhir+json', 'x-amz-fhir-idempotency-key': key },
      body,
    },
    keys,
  )
  const response = await request(url, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body,
  })
  await response.body.dump()
  return response.statusCode
}

it('creates no second patient', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  const [url, key] = [`${DatastoreEndpoint}Patient`, '5a1f3c3e-0d55-4b0c-9a5e-6d2f6a0f7b11']

  expect(await createOnce(url, { resourceType: 'Patient', active: true }, key)).toBe(201)
  expect(await createOnce(url, { resourceType: 'Patient', active: true }, key)).toBe(409)

  expect(fake.resources(DatastoreId).list('Patient')).toHaveLength(1)
})
