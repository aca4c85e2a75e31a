import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { uuid } from '../values.ts'
import { authorizationFor, requestFor, said } from './tools.ts'

const good = authorizationFor('us-east-1')

async function asked(headers: Record<string, string | undefined>) {
  const fake = createFakeHealthLake()
  const answer = await said(await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers })))
  return { ...answer, history: fake.history }
}

function incomplete(message: string) {
  return {
    status: 400,
    type: 'application/x-amz-json-1.0',
    body: { __type: 'com.amazon.coral.service#IncompleteSignatureException', message },
    history: [],
  }
}

function invalid(message: string) {
  return {
    status: 400,
    type: 'application/x-amz-json-1.0',
    requestId: expect.stringMatching(uuid) as string,
    body: { __type: 'com.amazon.coral.service#InvalidSignatureException', message },
    history: [],
  }
}

const otherService = "Credential should be scoped to correct service: 'healthlake'. "
const otherEnd =
  "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'. "

describe('The signature of a request', () => {
  it.each([
    undefined,
    '',
    '  ',
    'nonsense',
    'Basic YTpi',
    'Bearer abc',
    'AWS AKIDWIRE:c2lnbmF0dXJl',
    'AWS3-HTTPS AWSAccessKeyId=AKIDWIRE,Algorithm=HmacSHA256,Signature=abc',
    ` Bearer ${good}`,
  ])('must be there, not %j [unsigned]', async (authorization) => {
    expect(await asked({ authorization })).toMatchObject({
      status: 400,
      type: 'application/x-amz-json-1.0',
      body: {
        __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
        message: 'Request is missing Authentication Token',
      },
      history: [],
    })
  })

  it.each(['Credential', 'Signature', 'SignedHeaders'])(
    'must have its part %s [signature-form]',
    async (part) => {
      const authorization = good.replace(new RegExp(`${part}=[^,]+`), `X-${part}=x`)

      expect(await asked({ authorization })).toMatchObject(
        incomplete(
          `Authorization header requires '${part}' parameter. Authorization=${authorization}`,
        ),
      )
    },
  )

  it.each(['AWS4-', 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=, x'])(
    'is told of all that it lacks: %s [signature-form]',
    async (authorization) => {
      expect(await asked({ authorization, 'x-amz-date': undefined })).toMatchObject(
        incomplete(
          `Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${authorization}`,
        ),
      )
    },
  )

  it('must come with a date, of either header [signature-form]', async () => {
    expect(await asked({ 'x-amz-date': undefined })).toMatchObject(
      incomplete(
        `Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=${good}`,
      ),
    )
    const dated = { 'x-amz-date': undefined, date: 'Wed, 01 Jan 2025 00:00:00 GMT' }
    expect(await asked(dated)).toMatchObject({ status: 200 })
  })

  it('must be of the algorithm that AWS has [signature-form]', async () => {
    const authorization = good.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1')

    expect(await asked({ authorization })).toMatchObject(
      incomplete("Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). "),
    )
  })

  it('must have a whole scope [signature-form]', async () => {
    const authorization = good.replace('/aws4_request', '')

    expect(await asked({ authorization })).toMatchObject(
      incomplete(
        "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'AKIDWIRE/20250101/us-east-1/healthlake'",
      ),
    )
  })

  it.each([
    ['/s3/aws4_request', otherService],
    ['/HealthLake/aws4_request', otherService],
    ['/healthlake/aws5_request', otherEnd],
    ['/s3/aws5_request', otherService + otherEnd],
  ])('must be for HealthLake, not %s [signature-scope]', async (scope, message) => {
    const authorization = good.replace('/healthlake/aws4_request', scope)

    expect(await asked({ authorization })).toEqual(invalid(message))
  })

  it('need not be right', async () => {
    const authorization = good.replace('AKIDWIRE', 'ANYBODY').replace(/0{64}/, 'anything')

    expect(await asked({ authorization })).toMatchObject({ status: 200 })
  })

  it('may stand without blanks and in another order', async () => {
    const [algorithm, ...parts] = good.split(/,? /)

    const authorization = `${algorithm} ${parts.toReversed().join(',')}`

    expect(await asked({ authorization })).toMatchObject({
      status: 200,
      history: [{ region: 'us-east-1' }],
    })
  })
})
