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
