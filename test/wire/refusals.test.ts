import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { requestFor, said } from './tools.ts'

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
    'application/jsonp',
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

  it.each([
    undefined,
    '',
    'HealthLake.',
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
    'the body %j without a word [body-not-json]',
    async (body) => {
      const fake = createFakeHealthLake()

      const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', body)))

      expect(answer.status).toBe(400)
      expect(answer.body).toEqual(serializationError)
      expect(fake.history).toMatchObject([{ error: { name: 'SerializationException' } }])
    },
  )

  it('a body that is empty whatever its content type [request-form] [body-not-json]', async () => {
    const headers = { 'content-type': 'text/plain' }

    const { status, body } = await said(
      await createFakeHealthLake().fetch(requestFor('ListFHIRDatastores', '', { headers })),
    )

    expect([status, body]).toEqual([400, serializationError])
  })

  it.each<[string, string, object, string]>([
    ['a body that is no JSON first', 'Nothing', { authorization: undefined }, '{'],
    ['such a body before the signature', 'ListFHIRDatastores', { authorization: undefined }, '{'],
  ])('%s [request-order]', async (_what, operation, headers, text) => {
    const fake = createFakeHealthLake()

    const { body } = await said(
      await fake.fetch(requestFor(operation, text, { headers: { ...headers } })),
    )

    expect(body).toEqual(serializationError)
  })

  it.each(['{}', ''])(
    'an unknown target before the signature, with the body %o [request-order]',
    async (text) => {
      const headers = { authorization: undefined, 'x-amz-target': 'HealthLake.' }

      const { body } = await said(
        await createFakeHealthLake().fetch(requestFor('Nothing', text, { headers })),
      )

      expect(body).toEqual({ __type: 'com.amazon.coral.service#UnknownOperationException' })
    },
  )

  it('what is unsigned before an empty body [request-order]', async () => {
    const headers = { authorization: undefined }

    const { body } = await said(
      await createFakeHealthLake().fetch(requestFor('ListFHIRDatastores', '', { headers })),
    )

    expect(body).toMatchObject({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    })
  })

  it.each([
    [
      'ListFHIRDatastores',
      [],
      'Unrecognized collection type class com.amazonaws.healthlake.ListFHIRDatastoresRequest',
    ],
    ['ListFHIRDatastores', '"text"', 'Unexpected field type'],
    ['ListFHIRDatastores', { Filter: 'x' }, 'Unexpected field type'],
    [
      'ListFHIRDatastores',
      { Filter: [] },
      'Unrecognized collection type class com.amazonaws.healthlake.DatastoreFilter',
    ],
    ['CreateFHIRDatastore', { Tags: 'k=v' }, 'Unexpected field type'],
    ['CreateFHIRDatastore', { Tags: {} }, 'Start of structure or map found where not expected'],
    ['CreateFHIRDatastore', { Tags: ['k=v'] }, 'Unexpected value type in payload'],
    [
      'ListFHIRDatastores',
      { NextToken: [] },
      'Unrecognized collection type class java.lang.String',
    ],
    ['ListFHIRDatastores', { NextToken: {} }, 'Start of structure or map found where not expected'],
    ['ListFHIRDatastores', { NextToken: 5 }, 'NUMBER_VALUE cannot be converted to String'],
    ['ListFHIRDatastores', { NextToken: true }, 'TRUE_VALUE cannot be converted to String'],
    ['ListFHIRDatastores', { MaxResults: '5' }, 'STRING_VALUE cannot be converted to Integer'],
    ['ListFHIRDatastores', { MaxResults: false }, 'FALSE_VALUE cannot be converted to Integer'],
    [
      'CreateFHIRDatastore',
      {
        DatastoreTypeVersion: 'R4',
        IdentityProviderConfiguration: {
          AuthorizationStrategy: 'AWS_AUTH',
          FineGrainedAuthorizationEnabled: 'on',
        },
      },
      'Unexpected token received from parser',
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

const serializationError = { __type: 'com.amazon.coral.service#SerializationException' }

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
