import type { Input } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { describeStore } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import { smart } from './smart.ts'

/** Inputs that the service may or may not take. Each costs a data store of its own if it does. */
export function unusualCreateChecks({ account, given, settings, name }: Ground): void {
  async function shownAfter(input: Partial<Input<'CreateFHIRDatastore'>>) {
    const { DatastoreId } = await account.send('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: name('unusual'),
      ...input,
    })
    return describeStore(account, DatastoreId)
  }

  it('a name may be taken again [names-may-repeat]', async () => {
    const { DatastoreName } = given

    expect(await shownAfter({ DatastoreName })).toMatchObject({ DatastoreName })
  })

  it('the id of a key that AWS owns is ignored [id-of-owned-key]', async () => {
    const KmsEncryptionConfig = { CmkType: 'AWS_OWNED_KMS_KEY', KmsKeyId: 'alias/nobody' } as const

    const { SseConfiguration } = await shownAfter({ SseConfiguration: { KmsEncryptionConfig } })

    expect(SseConfiguration).toEqual({ KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } })
  })

  it('what AWS_AUTH has no use for is ignored [identity-provider-for-aws-auth]', async () => {
    const { IdentityProviderConfiguration } = await shownAfter({
      IdentityProviderConfiguration: { ...smart, AuthorizationStrategy: 'AWS_AUTH' },
    })

    expect(IdentityProviderConfiguration).toEqual({
      AuthorizationStrategy: 'AWS_AUTH',
      FineGrainedAuthorizationEnabled: false,
    })
  })

  it('a status on the way means where it leads [transitional-status-given]', async () => {
    const { AnalyticsConfiguration } = await shownAfter({
      AnalyticsConfiguration: { Status: 'PAUSING' },
    })

    expect(AnalyticsConfiguration).toEqual({ Status: 'PAUSED' })
  })

  it.runIf(settings.jobs !== undefined)(
    'a key is shown as it was given [key-shown-as-given]',
    async () => {
      const KmsEncryptionConfig = {
        CmkType: 'CUSTOMER_MANAGED_KMS_KEY',
        KmsKeyId: settings.jobs?.key,
      } as const

      const { SseConfiguration } = await shownAfter({ SseConfiguration: { KmsEncryptionConfig } })

      expect(SseConfiguration).toEqual({ KmsEncryptionConfig })
    },
  )
}
