import { keyArn } from '../../model/addresses.ts'
import type { Plain } from '../../model/healthlake/infer.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { serviceError, type Scope } from '../context/context.ts'
import { awsAuth, ownedKey } from './defaults.ts'

// [default-encryption] [key-shown-as-given]
export function resolveEncryption(
  scope: Scope,
  given: Plain<'SseConfiguration'> | undefined,
): Plain<'SseConfiguration'> {
  const { CmkType, KmsKeyId } = given?.KmsEncryptionConfig ?? ownedKey.KmsEncryptionConfig
  if (CmkType === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (KmsKeyId === undefined) {
      throw serviceError(
        scope,
        'customer-key-needs-id',
        'ValidationException',
        'KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.',
      )
    }
    const isArn = scope.settings.assumptions.keyIdShown === 'arn'
    const shown = isArn ? keyArn(scope.settings, scope.regionName, KmsKeyId) : KmsKeyId
    return { KmsEncryptionConfig: { CmkType, KmsKeyId: shown } }
  }
  if (KmsKeyId !== undefined && scope.settings.assumptions.keyIdOfOwnedKey !== 'ignored') {
    throw serviceError(
      scope,
      'id-of-owned-key',
      'ValidationException',
      'KmsKeyId cannot be given when CmkType is AWS_OWNED_KMS_KEY.',
    )
  }
  return ownedKey
}

type IdentityProvider = Plain<'IdentityProviderConfiguration'>

const metadataElements = [
  'authorization_endpoint',
  'token_endpoint',
  'grant_types_supported',
  'capabilities',
  'code_challenge_methods_supported',
]

// [default-identity-provider]
export function resolveIdentityProvider(
  scope: Scope,
  given: IdentityProvider | undefined,
): IdentityProvider {
  const { AuthorizationStrategy, FineGrainedAuthorizationEnabled, Metadata, IdpLambdaArn } =
    given ?? awsAuth
  function refuse(rule: RuleId, message: string) {
    return serviceError(scope, rule, 'ValidationException', message)
  }

  if (AuthorizationStrategy === 'AWS_AUTH') {
    const { identityProviderForAwsAuth } = scope.settings.assumptions
    const extras =
      Metadata !== undefined ||
      IdpLambdaArn !== undefined ||
      FineGrainedAuthorizationEnabled === true
    if (extras && identityProviderForAwsAuth !== 'ignored') {
      throw refuse(
        'identity-provider-for-aws-auth',
        'Metadata, IdpLambdaArn and FineGrainedAuthorizationEnabled cannot be given when AuthorizationStrategy is AWS_AUTH.',
      )
    }
    return awsAuth
  }

  if (IdpLambdaArn === undefined || Metadata === undefined) {
    const missing = IdpLambdaArn === undefined ? 'IdpLambdaArn' : 'Metadata'
    throw refuse(
      'smart-needs-lambda-and-metadata',
      `${missing} is required when AuthorizationStrategy is ${AuthorizationStrategy}.`,
    )
  }
  const flaw = findMetadataFlaw(parse(Metadata))
  if (flaw !== undefined) throw refuse(flaw.rule, flaw.message)
  return {
    AuthorizationStrategy,
    FineGrainedAuthorizationEnabled: FineGrainedAuthorizationEnabled ?? false,
    Metadata,
    IdpLambdaArn,
  }
}

function findMetadataFlaw(metadata: unknown): { rule: RuleId; message: string } | undefined {
  const lacks = describeLacks(metadata)
  if (lacks !== undefined) return { rule: 'smart-metadata', message: lacks }
  const message = describeLists(metadata as Readonly<Record<string, unknown>>)
  return message === undefined ? undefined : { rule: 'smart-metadata-lists', message }
}

function describeLacks(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) {
    return 'Metadata must be a JSON object.'
  }
  const missing = metadataElements.filter((name) => !Object.hasOwn(metadata, name))
  return missing.length === 0 ? undefined : `Metadata lacks ${missing.join(', ')}.`
}

// [smart-metadata-values]
function describeLists({
  grant_types_supported: types,
  code_challenge_methods_supported: methods,
}: Readonly<Record<string, unknown>>): string | undefined {
  const areTypes = Array.isArray(types) && types.every((type) => typeof type === 'string')
  if (!areTypes || types.length === 0) {
    return 'grant_types_supported of Metadata must be a list of at least one grant type.'
  }
  if (!Array.isArray(methods) || !methods.includes('S256')) {
    return 'code_challenge_methods_supported of Metadata must be a list that includes S256.'
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
