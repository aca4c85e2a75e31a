import * as fc from 'fast-check'
import type { OperationName } from '../../model/healthlake/infer.ts'
import { validValues, type Special } from './values.ts'

export function specialFor(operation: OperationName): Special {
  return (name) => {
    switch (name) {
      case 'AnalyticsStatus':
        return analyticsStatuses(operation)
      case 'NlpStatus':
        return fc.constantFrom('DISABLED', 'ENABLED')
      case 'KmsEncryptionConfig':
        return encryptions()
      case 'IdentityProviderConfiguration':
        return identityProviders()
      case 'BackupConfiguration':
        return backups()
      // Which points there are is not known [restore-window].
      case 'ContinuousBackupRestoreConfiguration':
        return fc.constant({})
      case 'TagList':
        return tagLists()
      default:
        return undefined
    }
  }
}

// The shapes say all that is needed.
const nothingSpecial: Special = () => undefined

const plain = { noNullPrototype: true }

// Values shrink to the first, which is the simplest.
const crossing = { withCrossShrink: true }

// [transitional-status-given] [analytics-not-created-disabled]
function analyticsStatuses(operation: OperationName): fc.Arbitrary<string> {
  return operation === 'UpdateFHIRDatastore'
    ? fc.constantFrom('ENABLED', 'PAUSED', 'DISABLED')
    : fc.constantFrom('ENABLED', 'PAUSED')
}

// [customer-key-needs-id] [id-of-owned-key]
function encryptions(): fc.Arbitrary<object> {
  const owned = { CmkType: fc.constant('AWS_OWNED_KMS_KEY') }
  const customer = {
    CmkType: fc.constant('CUSTOMER_MANAGED_KMS_KEY'),
    KmsKeyId: validValues('EncryptionKeyID', nothingSpecial),
  }
  return fc.oneof(crossing, fc.record(owned, plain), fc.record(customer, plain))
}

// [backup-retention] [backup-of-disabled]
function backups(): fc.Arbitrary<object> {
  const disabled = { Status: fc.constant('DISABLED'), BackupTagsEnabled: fc.boolean() }
  const enabled = {
    Status: fc.constant('ENABLED'),
    BackupType: fc.constant('CONTINUOUS'),
    RetentionPeriodInDays: fc.integer({ min: 1, max: 30 }),
    BackupTagsEnabled: fc.boolean(),
  }
  return fc.oneof(
    crossing,
    fc.record(disabled, { ...plain, requiredKeys: ['Status'] }),
    fc.record(enabled, { ...plain, requiredKeys: ['Status', 'RetentionPeriodInDays'] }),
  )
}

// [identity-provider-for-aws-auth] [smart-needs-lambda-and-metadata]
function identityProviders(): fc.Arbitrary<object> {
  const aws = { AuthorizationStrategy: fc.constant('AWS_AUTH') }
  const smart = {
    AuthorizationStrategy: fc.constantFrom('SMART_ON_FHIR', 'SMART_ON_FHIR_V1'),
    FineGrainedAuthorizationEnabled: fc.boolean(),
    Metadata: metadata(),
    IdpLambdaArn: validValues('LambdaArn', nothingSpecial),
  }
  return fc.oneof(
    crossing,
    fc.record(aws, plain),
    fc.record(smart, {
      ...plain,
      requiredKeys: ['AuthorizationStrategy', 'Metadata', 'IdpLambdaArn'],
    }),
  )
}

// [smart-metadata] [smart-metadata-lists]
function metadata(): fc.Arbitrary<string> {
  const urls = fc.stringMatching(/^https:\/\/[a-z]{1,8}\.example\.com\/[a-z]{0,8}$/)
  return fc
    .record(
      {
        authorization_endpoint: urls,
        token_endpoint: urls,
        grant_types_supported: fc.subarray(['authorization_code', 'client_credentials'], {
          minLength: 1,
        }),
        capabilities: fc.subarray(['launch-ehr', 'client-public', 'permission-v2']),
        code_challenge_methods_supported: fc.constant(['S256']),
        issuer: urls,
      },
      {
        ...plain,
        requiredKeys: [
          'authorization_endpoint',
          'token_endpoint',
          'grant_types_supported',
          'capabilities',
          'code_challenge_methods_supported',
        ],
      },
    )
    .map((elements) => JSON.stringify(elements))
}

const MOST_TAGS = 50

// [tag-reserved] [duplicate-tag-keys] [tag-limit]
function tagLists(): fc.Arbitrary<object[]> {
  const tag = fc.record(
    {
      Key: validValues('TagKey', nothingSpecial).filter((key) => !/^aws:/iu.test(String(key))),
      Value: validValues('TagValue', nothingSpecial),
    },
    plain,
  )
  return fc.uniqueArray(tag, { maxLength: MOST_TAGS, selector: ({ Key }) => Key })
}
