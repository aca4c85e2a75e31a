import type { Plain } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'

// [default-encryption] [key-shown-as-given]
export function encryption(
  scope: Scope,
  given: Plain<'SseConfiguration'> | undefined,
): Plain<'SseConfiguration'> {
  const { CmkType, KmsKeyId } = given?.KmsEncryptionConfig ?? { CmkType: 'AWS_OWNED_KMS_KEY' }
  const { service } = scope
  if (CmkType === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (KmsKeyId === undefined) {
      throw serviceError(
        service,
        'customer-key-needs-id',
        'ValidationException',
        'KmsKeyId is required when CmkType is CUSTOMER_MANAGED_KMS_KEY.',
      )
    }
    return { KmsEncryptionConfig: { CmkType, KmsKeyId } }
  }
  if (KmsKeyId !== undefined && service.settings.assumptions.keyIdOfOwnedKey !== 'ignored') {
    throw serviceError(
      service,
      'id-of-owned-key',
      'ValidationException',
      'KmsKeyId cannot be given when CmkType is AWS_OWNED_KMS_KEY.',
    )
  }
  return { KmsEncryptionConfig: { CmkType } }
}
