import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { requestFor, said, toldBy } from './tools.ts'

const host = 'https://healthlake.us-east-1.amazonaws.com'
const there =
  "HealthLake's operations are at /, so give the client an endpoint without a path; the FHIR endpoints are at /datastore/<id>/r4/."

/** What is said of another service. */
function say(what: string): string {
  return `sts: ${what} is not simulated by fake-healthlake. Set AWS_ENDPOINT_URL_HEALTHLAKE in place of AWS_ENDPOINT_URL, so that only HealthLake is asked here.`
}

describe('What is not simulated', () => {
  it.each([
    ['HealthLake.DropFHIRDatastore', ' Did you mean CreateFHIRDatastore?'],
    ['HealthLake.listFHIRDatastores', ' Did you mean ListFHIRDatastores?'],
    ['HealthLake.CreateDataTransformationProfile', ''],
    ['HealthLake.constructor', ''],
    ['HealthLake.__proto__', ''],
    ['DynamoDB_20120810.ListTables', ''],
  ])(
    'is an unknown operation that names the fake, and verify() tells it once: %s [http-not-simulated]',
    async (target, guess) => {
      const fake = createFakeHealthLake()
      const headers = { 'x-amz-target': target }
      const message = `${target} is not simulated by fake-healthlake.${guess}`

      await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers }))
      const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })))

      expect(answer).toEqual({
        status: 400,
        type: 'application/x-amz-json-1.0',
        requestId: expect.stringMatching(uuid) as string,
        body: { __type: 'com.amazon.coral.service#UnknownOperationException', message },
      })
      expect(fake.history).toEqual([])
      expect(toldBy(fake)).toEqual([message])
    },
  )

  it('is told of a path in a form that AWS clients can read [http-not-simulated]', async () => {
    const fake = createFakeHealthLake()
    const url = `${host}/healthlake?a=b`

    const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', {}, { url })))

    const message = `POST /healthlake is not simulated by fake-healthlake. ${there}`
    expect(answer).toMatchObject({
      status: 404,
      type: 'application/x-amz-json-1.0',
      body: { __type: 'com.amazon.coral.service#UnknownOperationException', message },
    })
    expect(toldBy(fake)).toEqual([message])
  })

  it.each([
    ['PUT', '/bucket/key', '/bucket/key', '/bucket/key'],
    ['GET', '/datastore/x/r5/Patient', '/datastore/x/r5/Patient', '/datastore/x/r5/Patient'],
    ['GET', "/a&b'", "/a&b'", "/a&amp;b'"],
    ['DELETE', `/${'a'.repeat(200)}`, `/${'a'.repeat(99)}…`, `/${'a'.repeat(99)}…`],
  ])(
    'is told of another path in XML, and by verify(): %s %s [http-not-simulated]',
    async (method, path, shown, escaped) => {
      const fake = createFakeHealthLake()

      const response = await fake.fetch(`${host}${path}`, { method })

      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toBe('application/xml')
      expect(response.headers.get('x-amzn-requestid')).toMatch(uuid)
      expect(await response.text()).toBe(
        `<Error><Code>UnknownOperationException</Code><Message>${method} ${escaped} is not simulated by fake-healthlake. ${there.replace('<id>', '&lt;id&gt;')}</Message></Error>\n`,
      )
      expect(toldBy(fake)).toEqual([
        `${method} ${shown} is not simulated by fake-healthlake. ${there}`,
      ])
    },
  )

  it('is told of another service that does not speak JSON [http-not-simulated]', async () => {
    const fake = createFakeHealthLake()
    const scope = 'anybody/20250101/us-east-1/sts/aws4_request'
    const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=a`
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
    const body = 'Action=GetCallerIdentity&Version=2011-06-15'
    const presigned = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}`

    const response = await fake.fetch(`${host}/`, { method: 'POST', headers, body })
    await fake.fetch(`${host}/?Action=GetSessionToken&${presigned}`)
    await fake.fetch(`${host}/`, { headers: { authorization } })
    await fake.fetch(`${host}/2015-03-31/functions`, { headers: { authorization } })

    expect(response.status).toBe(404)
    expect(await response.text()).toBe(
      `<ErrorResponse><Error><Type>Sender</Type><Code>UnknownOperationException</Code><Message>${say('GetCallerIdentity')}</Message></Error></ErrorResponse>\n`,
    )
    expect(toldBy(fake)).toEqual(
      ['GetCallerIdentity', 'GetSessionToken', 'GET /', 'GET /2015-03-31/functions'].map(say),
    )
  })

  it('is told of a FHIR endpoint whose slash is missing', async () => {
    const fake = createFakeHealthLake()

    const response = await fake.fetch(`${host}/datastore/x/r4Patient/p1`)

    expect(await response.text()).toContain(
      '<Message>GET /datastore/x/r4Patient/p1 is not simulated by fake-healthlake: a slash is missing after r4, as in /datastore/x/r4/Patient/p1</Message>',
    )
  })

  it('is forgotten with all else by a reset', async () => {
    const fake = createFakeHealthLake()
    await fake.fetch(requestFor('DropFHIRDatastore'))

    fake.reset()

    expect(toldBy(fake)).toEqual([])
  })

  it('is not told without end', async () => {
    const fake = createFakeHealthLake()

    for (let index = 0; index < 1002; index += 1) await fake.fetch(`${host}/${index}`)

    expect(toldBy(fake)).toHaveLength(1000)
  })
})

describe('A member that the model does not have', () => {
  const input = {
    DatastoreTypeVersion: 'R4',
    PointInTimeRecovery: { Kind: 'PITR' },
    Tags: [
      { Key: 'a', Value: 'b', Colour: 'green' },
      { Key: 'c', Value: 'd', Colour: 'red' },
    ],
    SseConfiguration: { KmsEncryptionConfig: { CmkTyp: 'x', CmkType: 'AWS_OWNED_KMS_KEY' } },
  }

  it('is ignored, and verify() tells it once [http-not-simulated]', async () => {
    const fake = createFakeHealthLake()

    for (const _ of [1, 2]) {
      const { status } = await said(await fake.fetch(requestFor('CreateFHIRDatastore', input)))
      expect(status).toBe(200)
    }

    expect(fake.datastores()).toHaveLength(2)
    expect(toldBy(fake)).toEqual([
      "CreateFHIRDatastore: PointInTimeRecovery is not simulated by fake-healthlake, and is ignored. If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).",
      "CreateFHIRDatastore: Tags[].Colour is not simulated by fake-healthlake, and is ignored. If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).",
      "CreateFHIRDatastore: SseConfiguration.KmsEncryptionConfig.CmkTyp is not simulated by fake-healthlake, and is ignored. Did you mean CmkType? If that is right, set unknownMembers: 'ignore' (--unknown-members ignore).",
    ])
  })

  it("is not told with unknownMembers: 'ignore'", async () => {
    const fake = createFakeHealthLake({ unknownMembers: 'ignore' })

    await fake.fetch(requestFor('CreateFHIRDatastore', input))

    expect(toldBy(fake)).toEqual([])
  })
})
