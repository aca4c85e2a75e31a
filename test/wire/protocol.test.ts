import { createFakeHealthLake, MisuseError } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { requestFor, said, uuid } from './tools.ts'

describe('fetch answers', () => {
  it('a good request with 200, the JSON of the output, its content type and a request id', async () => {
    const fake = createFakeHealthLake()

    const answer = await said(
      await fake.fetch(requestFor('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })),
    )

    const [store] = fake.datastores()
    expect(answer).toEqual({
      status: 200,
      type: 'application/x-amz-json-1.0',
      requestId: fake.history[0]?.attempts[0]?.requestId,
      body: {
        DatastoreId: store?.DatastoreId,
        DatastoreArn: store?.DatastoreArn,
        DatastoreStatus: 'CREATING',
        DatastoreEndpoint: store?.DatastoreEndpoint,
      },
    })
    expect(answer.requestId).toMatch(uuid)
  })

  it('with times in seconds, to the millisecond', async () => {
    const fake = createFakeHealthLake()
    fake.clock.set('2025-03-01T12:00:00.123Z')
    const { DatastoreId } = fake.addDatastore()

    const { body } = await said(
      await fake.fetch(requestFor('DescribeFHIRDatastore', { DatastoreId })),
    )

    expect(body).toMatchObject({ DatastoreProperties: { CreatedAt: 1740830400.123 } })
  })

  it('an operation without output with an empty object', async () => {
    const fake = createFakeHealthLake()
    const ResourceARN = fake.addDatastore().DatastoreArn

    const answer = await said(
      await fake.fetch(
        requestFor('TagResource', { ResourceARN, Tags: [{ Key: 'a', Value: 'b' }] }),
      ),
    )

    expect(answer).toMatchObject({ status: 200, body: {} })
  })

  it('an operation that the SDK does not know yet', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()

    const { body } = await said(
      await fake.fetch(requestFor('UpdateFHIRDatastore', { DatastoreId, DatastoreName: 'new' })),
    )

    expect(body).toMatchObject({ DatastoreProperties: { DatastoreId, DatastoreName: 'new' } })
  })

  it('whatever members the service does not have, as AWS does', async () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4', DataStoreName: 'claims', Colour: 'green' }

    const { status } = await said(await fake.fetch(requestFor('CreateFHIRDatastore', input)))

    expect(status).toBe(200)
    expect(fake.history).toMatchObject([{ input: { DatastoreTypeVersion: 'R4' }, door: 'fetch' }])
    fake.verify()
  })

  it('a content type that names its charset, in whatever case', async () => {
    const fake = createFakeHealthLake()
    const headers = { 'content-type': 'Application/X-Amz-Json-1.0; charset=utf-8' }

    const { status } = await said(
      await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })),
    )

    expect(status).toBe(200)
  })

  it('text beyond ASCII as UTF-8', async () => {
    const fake = createFakeHealthLake()
    const input = { DatastoreTypeVersion: 'R4', DatastoreName: 'Zürich 東京' }

    await fake.fetch(
      requestFor('CreateFHIRDatastore', new TextEncoder().encode(JSON.stringify(input))),
    )
    const listed = await said(await fake.fetch(requestFor('ListFHIRDatastores')))

    expect(listed.body).toMatchObject({
      DatastorePropertiesList: [{ DatastoreName: 'Zürich 東京' }],
    })
  })
})

describe('fetch refuses', () => {
  it("what the service refuses, in the service's namespace and spelling [constraints]", async () => {
    const fake = createFakeHealthLake()

    const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', { MaxResults: 0 })))

    expect(answer).toEqual({
      status: 400,
      type: 'application/x-amz-json-1.0',
      requestId: fake.history[0]?.attempts[0]?.requestId,
      body: {
        __type: 'com.amazonaws.healthlake#ValidationException',
        Message:
          "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
      },
    })
  })

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])(
    'the method %s [request-form]',
    async (method) => {
      const response = await createFakeHealthLake().fetch(
        requestFor('ListFHIRDatastores', {}, { method }),
      )

      expect(await shown(response)).toEqual(unknownPage)
    },
  )

  it.each([
    undefined,
    '',
    'application/json',
    'application/x-amz-json-1.1',
    'application/x-amz-json-1.00',
    'text/plain; application/x-amz-json-1.0',
  ])('the content type %s [request-form]', async (type) => {
    const headers = { 'content-type': type }

    const response = await createFakeHealthLake().fetch(
      requestFor('ListFHIRDatastores', new TextEncoder().encode('{}'), { headers }),
    )

    expect(await shown(response)).toEqual(unknownPage)
  })

  it('a path other than / [request-form]', async () => {
    const url = 'https://healthlake.us-east-1.amazonaws.com/datastore'

    const response = await createFakeHealthLake().fetch(
      requestFor('ListFHIRDatastores', {}, { url }),
    )

    expect(await shown(response)).toEqual(unknownPage)
  })

  it.each([
    undefined,
    '',
    'HealthLake.',
    'HealthLake.DropFHIRDatastore',
    'HealthLake.listFHIRDatastores',
    'HealthLake.constructor',
    'HealthLake.__proto__',
    'DynamoDB_20120810.ListTables',
    'ListFHIRDatastores',
    ' HealthLake.ListFHIRDatastores.more',
    'HealthLake.ListFHIRDatastores, HealthLake.ListFHIRDatastores',
  ])('the target %s [unknown-operation]', async (target) => {
    const fake = createFakeHealthLake()
    const headers = { 'x-amz-target': target }

    const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })))

    expect(answer).toEqual({
      status: 400,
      type: 'application/x-amz-json-1.0',
      requestId: expect.stringMatching(uuid) as string,
      body: { __type: 'com.amazon.coral.service#UnknownOperationException' },
    })
    expect(fake.history).toEqual([])
    fake.verify()
  })

  it('an unknown target with 404 if the statuses are the documented ones', async () => {
    const fake = createFakeHealthLake({ assumptions: { httpStatus: 'modelled' } })

    const { status } = await said(await fake.fetch(requestFor('DropFHIRDatastore')))

    expect(status).toBe(404)
  })

  it.each(['', ' ', '{', '{"MaxResults":1', '{"MaxResults":1}}', "{'a':1}", 'NaN', '\u0000'])(
    'the body %j [body-not-json]',
    async (body) => {
      const fake = createFakeHealthLake()

      const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', body)))

      expect(answer).toMatchObject({
        status: 400,
        body: { __type: 'com.amazon.coral.service#SerializationException' },
      })
      expect(fake.history).toMatchObject([{ error: { name: 'SerializationException' } }])
    },
  )

  it.each([
    ['ListFHIRDatastores', [], 'Unexpected field type'],
    ['ListFHIRDatastores', '"text"', 'Unexpected field type'],
    ['ListFHIRDatastores', { Filter: 'x' }, 'Unexpected field type'],
    ['ListFHIRDatastores', { Filter: [] }, 'Unexpected field type'],
    ['CreateFHIRDatastore', { Tags: {} }, 'Unexpected field type'],
    ['ListFHIRDatastores', { NextToken: {} }, 'Start of structure or map found where not expected'],
    ['ListFHIRDatastores', { NextToken: 5 }, 'NUMBER_VALUE cannot be converted to String'],
    ['ListFHIRDatastores', { NextToken: true }, 'TRUE_VALUE cannot be converted to String'],
    ['ListFHIRDatastores', { MaxResults: '5' }, 'STRING_VALUE cannot be converted to Integer'],
    ['ListFHIRDatastores', { MaxResults: 1.5 }, 'DECIMAL_VALUE cannot be converted to Integer'],
    ['ListFHIRDatastores', { MaxResults: false }, 'FALSE_VALUE cannot be converted to Integer'],
    [
      'CreateFHIRDatastore',
      {
        DatastoreTypeVersion: 'R4',
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled: 'true',
        },
      },
      'STRING_VALUE cannot be converted to Boolean',
    ],
  ])('JSON of another type than the member: %s %j [wrong-type]', async (operation, body, text) => {
    const fake = createFakeHealthLake()

    const answer = await said(await fake.fetch(requestFor(operation, body)))

    expect(answer).toMatchObject({
      status: 400,
      type: 'application/x-amz-json-1.0',
      body: { __type: 'com.amazon.coral.service#SerializationException', Message: text },
    })
    expect(fake.datastores()).toEqual([])
  })

  it('wrong types before missing members', async () => {
    const { body } = await said(
      await createFakeHealthLake().fetch(requestFor('CreateFHIRDatastore', { DatastoreName: 5 })),
    )

    expect(body).toMatchObject({ __type: 'com.amazon.coral.service#SerializationException' })
  })
})

describe('fetch called as the global fetch is', () => {
  it.each([
    ['nothing', [], 'fetch: undefined is no Request; give one, such as new Request(url, init).'],
    [
      'a URL in text',
      ['https://healthlake.us-east-1.amazonaws.com/', { method: 'POST' }],
      "fetch: 'https://healthlake",
    ],
    [
      'a URL',
      [new URL('https://healthlake.us-east-1.amazonaws.com/')],
      'fetch: "https://healthlake',
    ],
    ['null', [null], 'fetch: null is no Request'],
  ] as [string, unknown[], string][])('with %s says what to give', async (_what, args, words) => {
    const fake = createFakeHealthLake()

    const fetching = (fake.fetch as (...given: unknown[]) => Promise<Response>)(...args)

    await expect(fetching).rejects.toThrow(MisuseError)
    await expect(fetching).rejects.toThrow(words)
    expect(() => fake.verify()).toThrow(words)
  })
})

describe('A fake that was disposed of', () => {
  it('refuses to fetch', async () => {
    const fake = createFakeHealthLake()
    fake[Symbol.dispose]()

    await expect(fake.fetch(requestFor('ListFHIRDatastores'))).rejects.toThrow(
      /^This fake was disposed of/,
    )
  })
})

const unknownPage = {
  status: 404,
  type: 'application/xml',
  requestId: expect.stringMatching(uuid) as string,
  text: '<UnknownOperationException/>\n',
}

async function shown(response: Response) {
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    requestId: response.headers.get('x-amzn-requestid'),
    text: await response.text(),
  }
}
