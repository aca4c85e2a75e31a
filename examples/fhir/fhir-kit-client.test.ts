import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { Client } from 'fhir-kit-client'
import { expect, it } from 'vitest'

const metadata = {
  authorization_endpoint: 'https://idp.example.com/authorize',
  token_endpoint: 'https://idp.example.com/token',
  grant_types_supported: ['client_credentials'],
  capabilities: ['permission-v2'],
  code_challenge_methods_supported: ['S256'],
}

/** The code under test: creates a patient with a token of the identity provider, and reads it. */
async function createAndRead(baseUrl: string, token: string): Promise<unknown> {
  const client = new Client({ baseUrl, bearerToken: token })
  const made = await client.create({
    resourceType: 'Patient',
    body: { resourceType: 'Patient', name: [{ family: 'Alvarez' }] },
  })
  return client.read({ resourceType: 'Patient', id: String(made['id']) })
}

it('is let in to a SMART store with a token', async () => {
  using fake = createFakeHealthLake()
  using _ = interceptHttp(fake)
  const { DatastoreEndpoint } = fake.addDatastore({
    IdentityProviderConfiguration: {
      AuthorizationStrategy: 'SMART_ON_FHIR',
      FineGrainedAuthorizationEnabled: true,
      IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:check-token',
      Metadata: JSON.stringify(metadata),
    },
  })

  expect(await createAndRead(DatastoreEndpoint, 'a-token')).toMatchObject({
    name: [{ family: 'Alvarez' }],
    meta: { versionId: '1' },
  })
  const discovery = await fetch(`${DatastoreEndpoint}.well-known/smart-configuration`)
  expect(await discovery.json()).toEqual(metadata)
})
