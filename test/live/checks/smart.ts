import { metadata } from '../../conformance/suite/smart.ts'

const { token_endpoint: _left, ...withoutToken } = metadata

/** A SMART on FHIR configuration whose parts are complete, though nobody is behind them. */
export const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  FineGrainedAuthorizationEnabled: true,
  Metadata: JSON.stringify(metadata),
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:nobody:1',
} as const

/** Metadata that lacks an element. */
export const incompleteMetadata = JSON.stringify(withoutToken)
