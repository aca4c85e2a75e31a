import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { mockClient } from 'aws-sdk-client-mock'
import { createFakeHealthLake } from 'fake-healthlake'
import { serve } from 'fake-healthlake/http'
import { describe, expect, it } from 'vitest'

/** The code under test: it takes a client, whichever. */
async function namesOf(client: HealthLakeClient): Promise<(string | undefined)[]> {
  const { DatastorePropertiesList } = await client.send(new ListFHIRDatastoresCommand({}))
  return (DatastorePropertiesList ?? []).map(({ DatastoreName }) => DatastoreName)
}

function fakeWithClaims() {
  const fake = createFakeHealthLake()
  fake.addDatastore({ DatastoreName: 'claims' })
  return fake
}

const credentials = { accessKeyId: 'anybody', secretAccessKey: 'anything' }

describe('The same data store is seen through', () => {
  it('client(), which is all of the SDK', async () => {
    expect(await namesOf(fakeWithClaims().client())).toEqual(['claims'])
  })

  it('clientConfig(), for code that makes its own client', async () => {
    const client = new HealthLakeClient(fakeWithClaims().clientConfig())

    expect(await namesOf(client)).toEqual(['claims'])
  })

  it('intercept(), for a client that is out of reach', async () => {
    const client = new HealthLakeClient({ region: 'us-east-1' })
    using fake = fakeWithClaims()
    using _ = fake.intercept(HealthLakeClient)

    expect(await namesOf(client)).toEqual(['claims'])
  })

  it('directClient(), which is fast', async () => {
    expect(await namesOf(fakeWithClaims().directClient())).toEqual(['claims'])
  })

  it('attach(), under a mock', async () => {
    const client = new HealthLakeClient({ region: 'us-east-1' })
    fakeWithClaims().attach(mockClient(client))

    expect(await namesOf(client)).toEqual(['claims'])
  })

  it('execute(), without any client', () => {
    const { DatastorePropertiesList } = fakeWithClaims().execute('ListFHIRDatastores', {})

    expect(DatastorePropertiesList).toMatchObject([{ DatastoreName: 'claims' }])
  })

  it('fetch(), for whatever makes requests', async () => {
    const scope = '20250101/us-east-1/healthlake/aws4_request'
    const request = new Request('https://healthlake.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'HealthLake.ListFHIRDatastores',
        'x-amz-date': '20250101T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=anybody/${scope}, SignedHeaders=host, Signature=0`,
      },
      body: '{}',
    })

    const response = await fakeWithClaims().fetch(request)

    expect(await response.json()).toMatchObject({
      DatastorePropertiesList: [{ DatastoreName: 'claims' }],
    })
  })

  it('serve(), for programs in any language', async () => {
    await using server = await serve(fakeWithClaims())
    const client = new HealthLakeClient({ endpoint: server.url, region: 'us-east-1', credentials })

    expect(await namesOf(client)).toEqual(['claims'])
    client.destroy()
  })
})
