import { createFakeHealthLake, type FakeHealthLakeOptions, type Input } from 'fake-healthlake'

const metadata = JSON.stringify({
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://idp.example/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
})

/** An identity provider with all that it may have. */
export const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  FineGrainedAuthorizationEnabled: true,
  Metadata: metadata,
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
} as const

type Arranged = Parameters<ReturnType<typeof createFakeHealthLake>['addDatastore']>[0]

/** A fake with a data store, and what updates it. */
export function arrange(given?: Arranged, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const { DatastoreId } = fake.addDatastore(given)
  return {
    fake,
    DatastoreId,
    shown: () => fake.datastore(DatastoreId),
    update: (changes: Omit<Input<'UpdateFHIRDatastore'>, 'DatastoreId'>) =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId, ...changes }).DatastoreProperties,
  }
}
