import type { Input } from 'fake-healthlake'
import { expect, it } from 'vitest'
import { refusalOf } from '../../conformance/suite/tools.ts'
import type { Ground } from '../ground.ts'
import { incompleteMetadata, smart } from './smart.ts'

const { IdpLambdaArn: _lambda, ...withoutLambda } = smart
const { Metadata: _metadata, ...withoutMetadata } = smart

const refused: readonly (readonly [string, Partial<Input<'CreateFHIRDatastore'>>])[] = [
  [
    'a customer-managed key without its id [customer-key-needs-id]',
    { SseConfiguration: { KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY' } } },
  ],
  [
    'SMART without a Lambda function [smart-needs-lambda-and-metadata]',
    { IdentityProviderConfiguration: withoutLambda },
  ],
  [
    'SMART without metadata [smart-needs-lambda-and-metadata]',
    { IdentityProviderConfiguration: withoutMetadata },
  ],
  [
    'SMART with incomplete metadata [smart-metadata]',
    { IdentityProviderConfiguration: { ...smart, Metadata: incompleteMetadata } },
  ],
  [
    'analytics that begin DISABLED [analytics-not-created-disabled]',
    { AnalyticsConfiguration: { Status: 'DISABLED' } },
  ],
  ['a tag key that is reserved [tag-reserved]', { Tags: [{ Key: 'aws:stage', Value: 'test' }] }],
]

/** What cannot be created. If the service creates it all the same, it is deleted at the end. */
export function refusedCreateChecks({ account, name }: Ground): void {
  it.each(refused)('Create refuses %s', async (_title, input) => {
    const creating = account.send('CreateFHIRDatastore', {
      DatastoreTypeVersion: 'R4',
      DatastoreName: name('refused'),
      ...input,
    })

    expect((await refusalOf(account, creating)).name).toBe('ValidationException')
  })
}
