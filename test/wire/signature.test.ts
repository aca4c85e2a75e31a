import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
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

describe('The signature of a request', () => {
  it.each([undefined, '', '  '])('must be there, not %j [unsigned]', async (authorization) => {
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

  it.each(['nonsense', 'Bearer abc', 'AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA256 Credential=, x'])(
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

  it('is looked at after the target and before the body', async () => {
    const headers = { authorization: undefined }
    const fake = createFakeHealthLake()

    const unknown = await said(await fake.fetch(requestFor('Nothing', '{', { headers })))
    const unsigned = await said(
      await fake.fetch(requestFor('ListFHIRDatastores', '{', { headers })),
    )

    expect(unknown.body).toMatchObject({
      __type: 'com.amazon.coral.service#UnknownOperationException',
    })
    expect(unsigned.body).toMatchObject({
      __type: 'com.amazon.coral.service#MissingAuthenticationTokenException',
    })
  })
})
