import type { Plain } from '../../model/healthlake/infer.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'

/**
 * Decides how a store is encrypted [default-encryption] [key-shown-as-given].
 *
 * @param scope Where the request works
 * @param given What the request asks for
 * @returns The configuration as the store shows it
 * @throws ServiceError if the key and its type do not go together
 */
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
