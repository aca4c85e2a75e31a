import { describe, expect, it } from 'vitest'
import type { Door } from '../door.ts'
import { metadata, smart } from './smart.ts'
import { create, describeStore, idsOf, refusalOf, validationError } from './tools.ts'

/** What CreateFHIRDatastore makes of an IdentityProviderConfiguration. */
export function identityProviderBehaviour(door: Door): void {
  describe('CreateFHIRDatastore', () => {
    it('gives a FineGrainedAuthorizationEnabled that a SMART strategy leaves out', async () => {
      const open = door.open()
      const { FineGrainedAuthorizationEnabled: _left, ...rest } = smart

      const id = await create(open, { IdentityProviderConfiguration: rest })

      const { IdentityProviderConfiguration } = await describeStore(open, id)
      expect(IdentityProviderConfiguration).toEqual({
        ...rest,
        FineGrainedAuthorizationEnabled: false,
      })
    })

    it('refuses a SMART strategy without its Lambda function [smart-needs-lambda-and-metadata]', async () => {
      const open = door.open()
      const { IdpLambdaArn: _left, ...rest } = smart

      const refusal = await refusalOf(door, create(open, { IdentityProviderConfiguration: rest }))

      expect(refusal).toEqual(
        validationError('IdpLambdaArn is required when AuthorizationStrategy is SMART_ON_FHIR.'),
      )
      expect(await idsOf(open)).toEqual([])
    })

    it('refuses a SMART strategy without metadata [smart-needs-lambda-and-metadata]', async () => {
      const open = door.open()
      const { Metadata: _left, ...rest } = smart
      const strategy = { ...rest, AuthorizationStrategy: 'SMART_ON_FHIR_V1' } as const

      const refusal = await refusalOf(
        door,
        create(open, { IdentityProviderConfiguration: strategy }),
      )

      expect(refusal).toEqual(
        validationError('Metadata is required when AuthorizationStrategy is SMART_ON_FHIR_V1.'),
      )
      expect(await idsOf(open)).toEqual([])
    })

    it('refuses metadata of a SMART strategy that lacks elements [smart-metadata]', async () => {
      const open = door.open()
      const { token_endpoint: _left, capabilities: _leftToo, ...rest } = metadata
      const strategy = { ...smart, Metadata: JSON.stringify(rest) }

      const refusal = await refusalOf(
        door,
        create(open, { IdentityProviderConfiguration: strategy }),
      )

      expect(refusal).toEqual(validationError('Metadata lacks token_endpoint, capabilities.'))
      expect(await idsOf(open)).toEqual([])
    })

    it('ignores what AWS_AUTH has no use for [identity-provider-for-aws-auth]', async () => {
      const open = door.open()

      const id = await create(open, {
        IdentityProviderConfiguration: { ...smart, AuthorizationStrategy: 'AWS_AUTH' },
      })

      expect((await describeStore(open, id)).IdentityProviderConfiguration).toEqual({
        AuthorizationStrategy: 'AWS_AUTH',
        FineGrainedAuthorizationEnabled: false,
      })
    })
  })
}
