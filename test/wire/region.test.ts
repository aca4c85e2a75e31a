import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { authorizationFor, requestFor, said } from './tools.ts'

async function openRegion(url: string, authorization: string): Promise<string | undefined> {
  const fake = createFakeHealthLake({ region: 'ca-central-1' })
  const request = requestFor('ListFHIRDatastores', {}, { url, headers: { authorization } })
  expect((await fake.fetch(request)).status).toBe(200)
  return fake.history[0]?.region
}

const unscoped = authorizationFor('')

describe('The region of a request to fetch', () => {
  it('is that of the credential scope', async () => {
    expect(await openRegion('http://localhost:4599/', authorizationFor('eu-west-1'))).toBe(
      'eu-west-1',
    )
  })

  it.each([
    ['https://healthlake.us-west-2.amazonaws.com/', 'us-west-2'],
    ['https://healthlake-fips.us-east-2.amazonaws.com/', 'us-east-2'],
    ['https://healthlake.ap-south-1.api.aws/', 'ap-south-1'],
    ['https://healthlake.cn-north-1.amazonaws.com.cn/', 'cn-north-1'],
    ['https://HEALTHLAKE.eu-west-2.amazonaws.com:443/', 'eu-west-2'],
  ])('has to be that of the host, if it is an AWS host: %s [signature-scope]', async (url, own) => {
    expect(await openRegion(url, authorizationFor(own))).toBe(own)
    for (const other of ['eu-west-1', '']) {
      const fake = createFakeHealthLake()
      const headers = { authorization: authorizationFor(other) }
      const request = requestFor('ListFHIRDatastores', {}, { url, headers })

      expect(await said(await fake.fetch(request))).toMatchObject({
        status: 400,
        body: {
          __type: 'com.amazon.coral.service#InvalidSignatureException',
          message: `Credential should be scoped to a valid region, not '${other}'. `,
        },
      })
      expect(fake.history).toEqual([])
    }
  })

  it.each([
    'http://localhost:4599/',
    'https://healthlake.test/',
    'https://dynamodb.us-west-2.amazonaws.com/',
    'https://my-healthlake.us-west-2.amazonaws.com/',
  ])("is the fake's, if none does, and the host is none of HealthLake's: %s", async (url) => {
    expect(await openRegion(url, unscoped)).toBe('ca-central-1')
  })

  it.each(['__proto__', '$', 'a.b', ''])(
    "is the fake's, if the scope has what is no region: %s",
    async (region) => {
      expect(await openRegion('http://localhost/', authorizationFor(region))).toBe('ca-central-1')
    },
  )

  it('keeps data stores apart', async () => {
    const fake = createFakeHealthLake()
    const headers = { authorization: authorizationFor('eu-west-1') }
    const url = 'https://healthlake.eu-west-1.amazonaws.com/'
    const body = { DatastoreTypeVersion: 'R4' }

    await fake.fetch(requestFor('CreateFHIRDatastore', body, { url, headers }))

    expect(fake.datastores()).toEqual([])
    expect(fake.datastores({ region: 'eu-west-1' })).toMatchObject([
      { DatastoreArn: expect.stringContaining(':eu-west-1:') as string },
    ])
  })

  it('may have the name of what every object has', async () => {
    const fake = createFakeHealthLake()
    const headers = { authorization: authorizationFor('constructor') }

    const url = 'http://localhost:4599/'
    const body = { DatastoreTypeVersion: 'R4' }

    await fake.fetch(requestFor('CreateFHIRDatastore', body, { url, headers }))
    const copy = createFakeHealthLake()
    copy.restore(JSON.parse(JSON.stringify(fake.snapshot())) as ReturnType<typeof fake.snapshot>)

    expect(copy.datastores({ region: 'constructor' })).toHaveLength(1)
  })

  it("is the client's when the SDK signs", async () => {
    const fake = createFakeHealthLake()
    const client = new HealthLakeClient({
      region: 'ap-southeast-2',
      credentials: { accessKeyId: 'AKIDWIRE', secretAccessKey: 'wire' },
      requestHandler: { handle: async (request: SdkRequest) => overFetch(fake, request) } as never,
    })

    await client.send(new ListFHIRDatastoresCommand({}))

    expect(fake.history).toMatchObject([{ region: 'ap-southeast-2', door: 'fetch' }])
  })
})

interface SdkRequest {
  readonly hostname: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: string
}

async function overFetch(fake: FakeHealthLake, { hostname, method, headers, body }: SdkRequest) {
  const response = await fake.fetch(new Request(`https://${hostname}/`, { method, headers, body }))
  return {
    response: {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    },
  }
}
