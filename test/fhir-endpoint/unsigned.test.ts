import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { stateOf } from '../state-of.ts'
import { outcome } from './tools.ts'

const metadata = JSON.stringify({
  authorization_endpoint: 'https://idp.example.com/authorize',
  token_endpoint: 'https://idp.example.com/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
})

const smart = {
  IdentityProviderConfiguration: {
    AuthorizationStrategy: 'SMART_ON_FHIR',
    IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
    Metadata: metadata,
  },
} as const

describe('A request by fetch without an Authorization header', () => {
  it('is refused with 401 and changes nothing [fhir-unsigned]', async () => {
    const fake = createFakeHealthLake()
    const { url } = fake.fhir(fake.addDatastore().DatastoreId)
    const before = stateOf(fake, 'sequence', 'drawn')
    const init = { method: 'POST', body: '{"resourceType":"Patient"}' }

    const response = await fake.fetch(`${url}Patient`, init)

    expect(response.status).toBe(401)
    expect(await response.json()).toEqual(outcome('forbidden', 'Invalid authorization header'))
    expect(stateOf(fake, 'sequence', 'drawn')).toBe(before)
  })

  it('of a data store with SMART gets its configuration, and nothing else [fhir-smart-configuration]', async () => {
    const fake = createFakeHealthLake()
    const { url } = fake.fhir(fake.addDatastore(smart).DatastoreId)

    const open = await fake.fetch(`${url}.well-known/smart-configuration`)
    const closed = await fake.fetch(`${url}metadata`)

    expect([open.status, await open.text()]).toEqual([200, metadata])
    expect(closed.status).toBe(401)
  })
})

describe('A body of bytes by fetch', () => {
  it.each<[string, readonly number[]]>([
    ['no UTF-8', [0x7b, 0xff, 0x7d]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('that is %s is refused [fhir-body-not-json]', async (_what, bytes) => {
    const fake = createFakeHealthLake()
    const { url } = fake.fhir(fake.addDatastore(smart).DatastoreId)
    const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: new Uint8Array(bytes) }

    expect((await fake.fetch(`${url}Patient`, init)).status).toBe(400)
  })
})
