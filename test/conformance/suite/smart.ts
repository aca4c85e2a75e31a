/** The metadata of an identity provider, with all that they have to have. */
export const metadata = {
  authorization_endpoint: 'https://idp.example/authorize',
  token_endpoint: 'https://idp.example/token',
  grant_types_supported: ['authorization_code'],
  capabilities: ['launch-ehr'],
  code_challenge_methods_supported: ['S256'],
}

/** An identity provider by SMART on FHIR. */
export const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  FineGrainedAuthorizationEnabled: true,
  Metadata: JSON.stringify(metadata),
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp:1',
} as const
