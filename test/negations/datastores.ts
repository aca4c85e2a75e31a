import type { datastores as entries } from '../../src/model/ledger/datastores.ts'
import type { Negation } from './negation.ts'

const address = 'src/core/datastores/address.ts'
const changeable = 'src/core/datastores/changeable.ts'
const encryption = 'src/core/datastores/encryption.ts'
const make = 'src/core/datastores/make.ts'
const provider = 'src/core/datastores/identity-provider.ts'
const status = 'src/core/datastores/configuration-status.ts'
const transitions = 'src/core/datastores/transitions.ts'
const lifecycle = 'src/spec/lifecycle.ts'
const deleting = 'src/core/operations/delete-fhir-datastore.ts'
const updating = 'src/core/operations/update-fhir-datastore.ts'

/** Rules for data stores, made false. */
export const datastores: Record<keyof typeof entries, Negation> = {
  'datastore-id': {
    file: make,
    from: "const id = hexId(drawFrom(service, 'datastoreId'))",
    to: "const id = hexId(drawFrom(service, 'datastoreId')).toUpperCase()",
  },
  'datastore-arn': {
    file: address,
    from: "infix = ':datastore/fhir/'",
    to: "infix = ':datastore/'",
  },
  'datastore-endpoint': { file: address, from: '/datastore/${id}/r4/', to: '/datastore/${id}/r4' },
  'endpoint-partition': {
    file: 'src/spec/partition.ts',
    from: '${partitionOf(region).dnsSuffix}',
    to: 'amazonaws.com',
  },
  'default-encryption': {
    file: encryption,
    from: "?? { CmkType: 'AWS_OWNED_KMS_KEY' }",
    to: "?? { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/default' }",
  },
  'default-identity-provider': {
    file: provider,
    from: 'return { AuthorizationStrategy, FineGrainedAuthorizationEnabled: false }',
    to: 'return { AuthorizationStrategy }',
  },
  'default-nlp': { file: make, from: "asked.nlp ?? 'DISABLED'", to: "asked.nlp ?? 'ENABLED'" },
  'default-analytics': {
    file: make,
    from: "asked.analytics ?? 'ENABLED'",
    to: "asked.analytics ?? 'DISABLED'",
  },
  'default-profiles': {
    file: make,
    from: 'input.ProfileConfiguration?.DefaultProfiles ?? []',
    to: "input.ProfileConfiguration?.DefaultProfiles ?? ['us-core-3.1.1']",
  },
  'absent-when-not-given': {
    file: make,
    from: '...(DatastoreName === undefined ? {} : { DatastoreName }),',
    to: "DatastoreName: DatastoreName ?? '',",
  },
  'key-shown-as-given': {
    file: encryption,
    from: 'return { KmsEncryptionConfig: { CmkType, KmsKeyId } }',
    to: 'return { KmsEncryptionConfig: { CmkType, KmsKeyId: `arn:aws:kms:us-east-1:123456789012:${KmsKeyId}` } }',
  },
  'names-may-repeat': {
    file: make,
    from: '  region.datastores.put(datastore)\n  return datastore',
    to: "  if (DatastoreName !== undefined && region.datastores.scan({ index: { name: 'name', key: DatastoreName } }).length > 0) {\n    throw refusal(service, 'names-may-repeat', 'ConflictException', 'The name is taken.')\n  }\n  region.datastores.put(datastore)\n  return datastore",
  },
  'customer-key-needs-id': {
    file: encryption,
    from: 'if (KmsKeyId === undefined) {',
    to: 'if (KmsKeyId === null) {',
  },
  'id-of-owned-key': {
    file: encryption,
    from: "assumptions.keyIdOfOwnedKey !== 'ignored'",
    to: "assumptions.keyIdOfOwnedKey === 'ignored'",
  },
  'smart-needs-lambda-and-metadata': {
    file: provider,
    from: 'if (IdpLambdaArn === undefined || Metadata === undefined) {',
    to: 'if (IdpLambdaArn === undefined && Metadata === undefined) {',
  },
  'smart-metadata': {
    file: provider,
    from: 'if (wrong !== undefined) throw',
    to: 'if (wrong === null) throw',
  },
  'identity-provider-for-aws-auth': {
    file: provider,
    from: "identityProviderForAwsAuth !== 'ignored'",
    to: "identityProviderForAwsAuth === 'ignored'",
  },
  'analytics-not-created-disabled': {
    file: make,
    from: "if (asked.analytics === 'DISABLED' && status === 'CREATING') {",
    to: "if (asked.analytics === null && status === 'CREATING') {",
  },
  'transitional-status-given': {
    file: status,
    from: "assumptions.transitionalStatusGiven !== 'settled'",
    to: "assumptions.transitionalStatusGiven === 'settled'",
  },
  'life-cycle': {
    file: lifecycle,
    from: "UPDATING: { to: 'ACTIVE'",
    to: "UPDATING: { to: 'UPDATE_FAILED'",
  },
  durations: { file: lifecycle, from: 'createDatastore: 15 *', to: 'createDatastore: 14 *' },
  'deleted-is-kept': {
    file: lifecycle,
    from: 'deletedRetention: 7 *',
    to: 'deletedRetention: 6 *',
  },
  'unknown-datastore': {
    file: 'src/core/datastores/find.ts',
    from: "'ResourceNotFoundException'",
    to: "'ValidationException'",
  },
  'conflict-in-transition': {
    file: changeable,
    from: "if (isInTransition(status)) throw conflict(scope, 'conflict-in-transition', id, status)",
    to: 'if (isInTransition(status)) return datastore',
  },
  'delete-failed': {
    file: deleting,
    from: 'const datastore = findChangeable(scope, input.DatastoreId)',
    to: "const datastore = findChangeable(scope, input.DatastoreId)\n  if (datastore.properties.DatastoreStatus.endsWith('_FAILED')) throw new Error('It has failed.')",
  },
  'delete-deleted': {
    file: changeable,
    from: "assumptions.deleteDeleted === 'ConflictException'",
    to: "assumptions.deleteDeleted !== 'ConflictException'",
  },
  'update-create-failed': {
    file: updating,
    from: "if (before.DatastoreStatus === 'CREATE_FAILED') {",
    to: "if (before.DatastoreStatus === 'DELETED') {",
  },
  'update-leaves-the-rest': {
    file: updating,
    from: '...(DatastoreName === undefined ? {} : { DatastoreName }),',
    to: '...{ DatastoreName },',
  },
  'update-replaces-identity-provider': {
    file: updating,
    from: 'identityProvider(scope, IdentityProviderConfiguration) }),',
    to: 'identityProvider(scope, { ...scope.region.datastores.get(input.DatastoreId)?.properties.IdentityProviderConfiguration, ...IdentityProviderConfiguration }) }),',
  },
  'update-at-once': {
    file: updating,
    from: '{ ...datastore, properties: { ...before, ...atOnce } }',
    to: '{ ...datastore, properties: { ...before } }',
  },
  'update-takes-time': {
    file: updating,
    from: "...changes, DatastoreStatus: 'UPDATING' }",
    to: '...changes }',
  },
  'update-to-the-same': {
    file: status,
    from: 'if (!changesAnalytics && !changesNlp) return undefined',
    to: 'if (analytics === undefined && nlp === undefined) return undefined',
  },
  'update-failed-reverts': {
    file: transitions,
    from: '...beforeUpdate, ErrorCause',
    to: 'ErrorCause',
  },
  'error-cause': {
    file: transitions,
    from: '...beforeUpdate, ErrorCause: due.cause }',
    to: '...beforeUpdate }',
  },
  'deleting-keeps-error-cause': {
    file: deleting,
    from: "const properties = { ...datastore.properties, DatastoreStatus: 'DELETING' } as const",
    to: "const { ErrorCause: _cause, ...kept } = datastore.properties\n  const properties = { ...kept, DatastoreStatus: 'DELETING' } as const",
  },
}
