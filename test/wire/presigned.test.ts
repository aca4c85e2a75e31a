import { Sha256 } from '@aws-crypto/sha256-js'
import { HttpRequest } from '@smithy/protocol-http'
import { SignatureV4 } from '@smithy/signature-v4'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { authorizationFor, requestFor, said } from './tools.ts'

const host = 'healthlake.eu-west-1.amazonaws.com'

/** The address of a request that the signer of AWS's client has signed, for a List unless told otherwise. */
async function presigned(
  changes: Readonly<Record<string, string | undefined>> = {},
  service = 'healthlake',
): Promise<string> {
  const signer = new SignatureV4({
    service,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIDWIRE', secretAccessKey: 'wire', sessionToken: 'session' },
    sha256: Sha256,
  })
  const { query } = await signer.presign(
    new HttpRequest({
      method: 'POST',
      hostname: host,
      path: '/',
      headers: { host, 'x-amz-target': 'HealthLake.ListFHIRDatastores' },
    }),
  )
  const entries = Object.entries({ ...query, ...changes }) as [string, string | undefined][]
  const kept = entries.filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `https://${host}/?${new URLSearchParams(kept).toString()}`
}

const unsigned = { authorization: undefined, 'x-amz-date': undefined }

async function asked(url: string, headers: Record<string, string | undefined> = unsigned) {
  const fake = createFakeHealthLake()
  const answer = await said(
    await fake.fetch(requestFor('ListFHIRDatastores', {}, { url, headers })),
  )
  return {
    status: answer.status,
    body: answer.body,
    regions: fake.history.map(({ region }) => region),
  }
}

function refusal(name: string, message: string) {
  const body = { __type: `com.amazon.coral.service#${name}`, message }
  return { status: 400, body, regions: [] }
}

describe('A presigned request', () => {
  it('is as good as a signed one, and of the region of its scope [presigned]', async () => {
    expect(await asked(await presigned())).toEqual({
      status: 200,
      body: { DatastorePropertiesList: [] },
      regions: ['eu-west-1'],
    })
  })

  it('must not have another signature in its header [signed-twice]', async () => {
    expect(await asked(await presigned(), {})).toEqual(
      refusal(
        'InvalidSignatureException',
        "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      ),
    )
  })

  it.each(['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date'])(
    'must have its part %s [presigned] [signature-form]',
    async (part) => {
      expect(await asked(await presigned({ [part]: undefined }))).toEqual(
        refusal(
          'IncompleteSignatureException',
          `AWS query-string parameters must include '${part}'. Re-examine the query-string parameters.`,
        ),
      )
    },
  )

  it('is told of all that it lacks [signature-form]', async () => {
    expect(await asked(`https://${host}/?X-Amz-Algorithm=&X-Amz-Date=20250101T000000Z`)).toEqual(
      refusal(
        'IncompleteSignatureException',
        "AWS query-string parameters must include 'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include 'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. Re-examine the query-string parameters.",
      ),
    )
  })

  it('without an algorithm is none [unsigned]', async () => {
    expect(await asked(await presigned({ 'X-Amz-Algorithm': undefined }))).toEqual(
      refusal('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
    )
  })

  it('has the algorithm of AWS [signature-form]', async () => {
    expect(await asked(await presigned({ 'X-Amz-Algorithm': 'AWS4-HMAC-SHA1' }))).toEqual(
      refusal(
        'IncompleteSignatureException',
        "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1' (only AWS4-HMAC-SHA256 for now). ",
      ),
    )
  })

  it('must be for HealthLake [signature-scope]', async () => {
    expect(await asked(await presigned({}, 's3'))).toEqual(
      refusal(
        'InvalidSignatureException',
        "Credential should be scoped to correct service: 'healthlake'. ",
      ),
    )
  })
})

describe('A query that has the name of a presigned one', () => {
  it.each(['a=X-Amz-Algorithm', 'X-Amz-Algorithm=%', 'X-Amz-Algorithms=x'])(
    'in another place is no signature: %s',
    async (query) => {
      const headers = { authorization: authorizationFor('eu-west-1') }
      expect((await asked(`https://${host}/?${query}`, headers)).status).toBe(200)
    },
  )
})
