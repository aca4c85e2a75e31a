import type { Plain } from '../../model/healthlake/infer.ts'

// What data stores have whose request gave nothing else, the same objects in all of them: values of the state are
// replaced, never changed.

export const ownedKey: Plain<'SseConfiguration'> = {
  KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' },
}

export const awsAuth: Plain<'IdentityProviderConfiguration'> = {
  AuthorizationStrategy: 'AWS_AUTH',
  FineGrainedAuthorizationEnabled: false,
}

export const enabled = { Status: 'ENABLED' } as const
export const disabled = { Status: 'DISABLED' } as const
export const paused = { Status: 'PAUSED' } as const

export const noProfiles: Plain<'ProfileConfiguration'> = { DefaultProfiles: [] }

export const noBackup = { Configuration: { Status: 'DISABLED', BackupTagsEnabled: false } } as const
