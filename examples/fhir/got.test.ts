import * as aws4 from 'aws4'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { got } from 'got'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

/** The code under test: reads a resource, and lets got try again where it was throttled. */
async function read(url: string): Promise<unknown> {
  const { hostname, pathname } = new URL(url)
  const { headers } = aws4.sign(
    { service: 'healthlake', region: 'us-east-1', host: hostname, path: pathname },
    keys,
  )
  return got(url, {
    headers: headers as Record<string, string>,
    retry: { limit: 2, backoffLimit: 1 },
  }).json()
}

it('waits the throttling out', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  fake.resources(DatastoreId).put({ resourceType: 'Patient', id: 'p1' })
  fake.faults.add({ operation: 'ReadResource', times: 2, outcome: 'ThrottlingException' })

  expect(await read(`${DatastoreEndpoint}Patient/p1`)).toMatchObject({ id: 'p1' })

  expect(fake.history).toHaveLength(3)
  fake.verify()
})
