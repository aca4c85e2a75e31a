import * as aws4 from 'aws4'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import https from 'node:https'
import { json } from 'node:stream/consumers'
import { expect, it } from 'vitest'

const keys = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

interface Outcome {
  readonly issue: readonly { readonly diagnostics?: string }[]
}

/** The code under test: creates a resource, and rejects with what the service has against it. */
async function create(url: string, resource: { resourceType: string }): Promise<unknown> {
  const { hostname, pathname } = new URL(url)
  const signed = aws4.sign(
    {
      service: 'healthlake',
      region: 'us-east-1',
      host: hostname,
      method: 'POST',
      path: pathname,
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(resource),
    },
    keys,
  )
  return new Promise((resolve, reject) => {
    const request = https.request(signed as https.RequestOptions, async (response) => {
      const body = await json(response)
      if (response.statusCode === 201) return resolve(body)
      const { issue } = body as Outcome
      reject(new Error(issue.map(({ diagnostics }) => diagnostics).join('\n')))
    })
    request.on('error', reject).end(signed.body)
  })
}

it('tells what is wrong with a resource', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreId, DatastoreEndpoint } = fake.addDatastore()
  const observation = { resourceType: 'Observation', code: { text: 'Pulse' } }

  const creating = create(`${DatastoreEndpoint}Observation`, observation)

  await expect(creating).rejects.toThrow(
    "Element 'Observation.status': minimum required = 1, but only found 0",
  )
  expect(fake.resources(DatastoreId).list()).toEqual([])
})
