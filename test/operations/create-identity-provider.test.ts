import { describe, expect, it } from 'vitest'
import { validationError } from './refused.ts'
import { refusalOf, shownAfter } from './creating.ts'
import { metadata } from '../conformance/suite/smart.ts'

const smart = {
  AuthorizationStrategy: 'SMART_ON_FHIR',
  Metadata: JSON.stringify(metadata),
  IdpLambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:idp',
} as const

function refusalOfMetadata(changes: object): object {
  const Metadata = JSON.stringify({ ...metadata, ...changes })
  return refusalOf({ IdentityProviderConfiguration: { ...smart, Metadata } })
}

describe('Identity provider of a new data store', () => {
  it.each([
    ['IdpLambdaArn', { AuthorizationStrategy: 'SMART_ON_FHIR' }],
    [
      'IdpLambdaArn',
      { AuthorizationStrategy: 'SMART_ON_FHIR', Metadata: JSON.stringify(metadata) },
    ],
    ['Metadata', { AuthorizationStrategy: 'SMART_ON_FHIR', IdpLambdaArn: smart.IdpLambdaArn }],
    ['Metadata', { AuthorizationStrategy: 'SMART_ON_FHIR_V1', IdpLambdaArn: smart.IdpLambdaArn }],
  ] as const)(
    'needs %s for a SMART strategy [smart-needs-lambda-and-metadata]',
    (missing, IdentityProviderConfiguration) => {
      expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
        validationError(
          'smart-needs-lambda-and-metadata',
          `${missing} is required when AuthorizationStrategy is ${IdentityProviderConfiguration.AuthorizationStrategy}.`,
        ),
      )
    },
  )

  it.each(['', 'metadata', '{', 'null', '5', '"text"', '[]'])(
    'needs metadata that is a JSON object, not %j [smart-metadata]',
    (Metadata) => {
      const IdentityProviderConfiguration = { ...smart, Metadata }

      expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
        validationError('smart-metadata', 'Metadata must be a JSON object.'),
      )
    },
  )

  it.each(Object.keys(metadata))('needs %s in the metadata [smart-metadata]', (name) => {
    const rest = Object.entries(metadata).filter(([key]) => key !== name)
    const Metadata = JSON.stringify(Object.fromEntries(rest))
    const IdentityProviderConfiguration = { ...smart, Metadata }

    expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
      validationError('smart-metadata', `Metadata lacks ${name}.`),
    )
  })

  it('names all that the metadata lacks [smart-metadata]', () => {
    const IdentityProviderConfiguration = { ...smart, Metadata: '{ "toString": 1 }' }

    expect(refusalOf({ IdentityProviderConfiguration })).toMatchObject(
      validationError(
        'smart-metadata',
        'Metadata lacks authorization_endpoint, token_endpoint, grant_types_supported, capabilities, code_challenge_methods_supported.',
      ),
    )
  })

  it.each([[], null, 'authorization_code', {}])(
    'has at least one grant type in its metadata, not %o [smart-metadata-lists]',
    (types) => {
      expect(refusalOfMetadata({ grant_types_supported: types })).toMatchObject(
        validationError(
          'smart-metadata-lists',
          'grant_types_supported of Metadata must be a list of at least one grant type.',
        ),
      )
    },
  )

  it.each([[], null, ['plain'], ['s256'], 'S256'])(
    'has S256 among the PKCE methods of its metadata, not %o [smart-metadata-lists]',
    (methods) => {
      expect(refusalOfMetadata({ code_challenge_methods_supported: methods })).toMatchObject(
        validationError(
          'smart-metadata-lists',
          'code_challenge_methods_supported of Metadata must be a list that includes S256.',
        ),
      )
    },
  )

  it('leaves all other values in the metadata unchecked, and more is welcome [smart-metadata-values]', () => {
    const Metadata = JSON.stringify({
      ...metadata,
      authorization_endpoint: null,
      grant_types_supported: ['client_credential'],
      capabilities: [],
      code_challenge_methods_supported: ['plain', 'S256'],
      issuer: 'https://idp.example',
    })
    const IdentityProviderConfiguration = {
      ...smart,
      FineGrainedAuthorizationEnabled: true,
      Metadata,
    }

    expect(shownAfter({ IdentityProviderConfiguration })?.IdentityProviderConfiguration).toEqual(
      IdentityProviderConfiguration,
    )
  })

  it.each([
    { Metadata: smart.Metadata },
    { IdpLambdaArn: smart.IdpLambdaArn },
    { FineGrainedAuthorizationEnabled: true },
  ])(
    'has no use for %o with AWS_AUTH, and refuses it if that is assumed [identity-provider-for-aws-auth]',
    (extra) => {
      const IdentityProviderConfiguration = {
        AuthorizationStrategy: 'AWS_AUTH',
        ...extra,
      } as const
      const assumptions = { identityProviderForAwsAuth: 'ValidationException' } as const

      expect(shownAfter({ IdentityProviderConfiguration })?.IdentityProviderConfiguration).toEqual({
        AuthorizationStrategy: 'AWS_AUTH',
        FineGrainedAuthorizationEnabled: false,
      })
      expect(refusalOf({ IdentityProviderConfiguration }, { assumptions })).toMatchObject(
        validationError(
          'identity-provider-for-aws-auth',
          'Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled cannot be given when AuthorizationStrategy is AWS_AUTH.',
        ),
      )
    },
  )

  it('may say what AWS_AUTH means anyway, whatever is assumed [identity-provider-for-aws-auth]', () => {
    const IdentityProviderConfiguration = {
      AuthorizationStrategy: 'AWS_AUTH',
      FineGrainedAuthorizationEnabled: false,
    } as const
    const assumptions = { identityProviderForAwsAuth: 'ValidationException' } as const

    const shown = shownAfter({ IdentityProviderConfiguration }, { assumptions })

    expect(shown?.IdentityProviderConfiguration).toEqual(IdentityProviderConfiguration)
  })
})
