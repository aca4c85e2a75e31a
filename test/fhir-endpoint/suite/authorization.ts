import { describe, expect, it } from 'vitest'
import type { Ask, FhirDoor } from '../door.ts'
import { outcome, refusal, signatureFor, stateBehind } from '../tools.ts'

const metadata = JSON.stringify({
  authorization_endpoint: 'https://idp.example.com/authorize',
  token_endpoint: 'https://idp.example.com/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
})

const unsigned = { authorization: '' }

function credential(service: string): string {
  return `anybody/20250101/us-east-1/${service}/aws4_request`
}

/** The parameters of a presigned request. */
function presigning(): Record<string, string> {
  return {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': credential('healthlake'),
    'X-Amz-Date': '20250101T000000Z',
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0'.repeat(64),
  }
}

export function authorizationBehaviour(door: FhirDoor): void {
  describe('A signature', () => {
    it('is looked at for its form alone [fhir-unsigned]', async () => {
      const { request } = await door.open()
      const { status } = await request({
        path: 'metadata',
        headers: { Authorization: signatureFor() },
      })

      expect(status).toBe(200)
    })

    it.each([
      '',
      'Basic YTpi',
      'Bearer abc',
      'AWS4-HMAC-SHA256',
      signatureFor().replace('Signature=', 'Sig='),
      signatureFor().replace('SignedHeaders=', 'Signed='),
      signatureFor().replace('Credential=', 'Cred='),
      signatureFor().replace('/aws4_request', ''),
    ])('of no known form is refused: %o [fhir-unsigned]', async (authorization) => {
      const { status, body } = await refusal(await door.open(), {
        path: 'metadata',
        headers: { authorization },
      })

      expect(status).toBe(401)
      expect(body).toEqual(outcome('forbidden', 'Invalid authorization header'))
    })

    it.each([
      [
        signatureFor('eu-west-2'),
        "Credential should be scoped to a valid region, not 'eu-west-2'. ",
      ],
      [
        signatureFor('us-east-1', 's3'),
        "Credential should be scoped to correct service: 'healthlake'. ",
      ],
    ])(
      'for another region or service is refused: %o [fhir-region]',
      async (authorization, message) => {
        const open = await door.open()
        const before = stateBehind(open)

        const { status, headers, body } = await open.request({
          method: 'POST',
          path: 'Patient',
          body: { resourceType: 'Patient' },
          headers: { authorization },
        })

        expect(status).toBe(403)
        expect(headers).toMatchObject({
          'content-type': 'application/json',
          'x-amzn-errortype': 'InvalidSignatureException',
        })
        expect(body).toEqual({ message })
        expect(stateBehind(open)).toBe(before)
      },
    )

    it('may stand in the query, where no search sees it [presigned]', async () => {
      const { request } = await door.open()
      await request({
        method: 'PUT',
        path: 'Patient/a',
        body: { resourceType: 'Patient', id: 'a' },
      })

      const { status, body } = await request({
        path: 'Patient',
        query: { ...presigning(), _id: 'a' },
        headers: { prefer: 'handling=strict', ...unsigned },
      })

      expect(status).toBe(200)
      expect(body).toMatchObject({ entry: [{ resource: { id: 'a' } }] })
      expect(JSON.stringify(body)).not.toContain('X-Amz')
    })

    it.each([
      ['without a part', { 'X-Amz-Signature': '' }, 401],
      ['of another algorithm', { 'X-Amz-Algorithm': 'AWS4-X' }, 401],
      ['for another service', { 'X-Amz-Credential': credential('s3') }, 403],
    ])(
      'in the query is looked at as one in the header is: %s [presigned]',
      async (_what, part, wanted) => {
        const { status } = await (
          await door.open()
        ).request({
          path: 'metadata',
          query: { ...presigning(), ...part },
          headers: unsigned,
        })

        expect(status).toBe(wanted)
      },
    )

    it('must not stand in both [signed-twice]', async () => {
      const { status, headers, body } = await (
        await door.open()
      ).request({
        path: 'metadata',
        query: presigning(),
        headers: { authorization: signatureFor() },
      })

      expect([status, headers['x-amzn-errortype']]).toEqual([403, 'InvalidSignatureException'])
      expect(body).toEqual({
        message:
          "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
      })
    })

    it('is for the region where the data store is [fhir-region]', async () => {
      const { fake, to } = await door.open()
      const abroad = { region: 'eu-west-1' }
      const ask = to(fake.addDatastore({}, abroad).DatastoreId, abroad.region)
      const statusFor = async (region: string) => {
        const headers = { authorization: signatureFor(region) }
        return (await ask({ path: 'metadata', headers })).status
      }

      expect(await statusFor('eu-west-1')).toBe(200)
      expect(await statusFor('us-east-1')).toBe(403)
    })
  })

  describe('A data store with SMART', () => {
    it.each(['SMART_ON_FHIR', 'SMART_ON_FHIR_V1'] as const)(
      'takes any bearer token, and a signature [fhir-bearer]: %s',
      async (strategy) => {
        const ask = await smart(door, strategy)
        const statusFor = async (authorization: string) =>
          (await ask({ path: 'metadata', headers: { authorization } })).status

        expect(await statusFor('Bearer abc.def')).toBe(200)
        expect(await statusFor('bearer x')).toBe(200)
        expect(await statusFor(signatureFor())).toBe(200)
        expect(await statusFor('Bearer ')).toBe(401)
      },
    )

    it('serves its metadata to everyone [fhir-smart-configuration]', async () => {
      const { status, headers, text } = await (
        await smart(door)
      )({
        path: '.well-known/smart-configuration',
      })

      expect(status).toBe(200)
      expect(headers).toMatchObject({ 'content-type': 'application/json' })
      expect(text).toBe(metadata)
    })

    it('says so in its capabilities [fhir-capabilities]', async () => {
      const headers = { authorization: 'Bearer x' }
      const { text } = await (await smart(door))({ path: 'metadata', headers })

      expect(text).toContain('"code":"SMART-on-FHIR"')
    })
  })

  it('A data store without SMART has no SMART configuration [fhir-smart-configuration]', async () => {
    const { status, body } = await refusal(await door.open(), {
      path: '.well-known/smart-configuration',
    })

    expect(status).toBe(404)
    expect(body).toEqual(outcome('not-found', 'The data store has no SMART configuration.'))
  })
}

async function smart(
  door: FhirDoor,
  AuthorizationStrategy: 'SMART_ON_FHIR' | 'SMART_ON_FHIR_V1' = 'SMART_ON_FHIR',
): Promise<Ask> {
  const { fake, to } = await door.open()
  const { DatastoreId } = fake.execute('CreateFHIRDatastore', {
    DatastoreTypeVersion: 'R4',
    IdentityProviderConfiguration: {
      AuthorizationStrategy,
      IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
      Metadata: metadata,
    },
  })
  fake.settle()
  return to(DatastoreId)
}
