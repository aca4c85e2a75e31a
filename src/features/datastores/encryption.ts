import type { Plain } from '../../model/healthlake/infer.ts'
import { serviceError, type Scope } from '../context/context.ts'

// [default-encryption] [key-shown-as-given]
export function resolveEncryption(
  scope: Scope,
  given: Plain<'SseConfiguration'> | undefined,
): Plain<'SseConfiguration'> {
  const { CmkType, KmsKeyId } = given?.KmsEncryptionConfig ?? { CmkType: 'AWS_OWNED_KMS_KEY' }
  if (CmkType === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (KmsKeyId === undefined) {
      throw serviceError(
        scope,
        'customer-key-needs-id',
        'ValidationException',
        'KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.',
      )
    }
    return { KmsEncryptionConfig: { CmkType, KmsKeyId } }
  }
  if (KmsKeyId !== undefined && scope.settings.assumptions.keyIdOfOwnedKey !== 'ignored') {
    throw serviceError(
      scope,
      'id-of-owned-key',
      'ValidationException',
      'KmsKeyId cannot be given when CmkType is AWS_OWNED_KMS_KEY.',
    )
  }
  return { KmsEncryptionConfig: { CmkType } }
}
