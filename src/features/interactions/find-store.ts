import { shortened } from '../../kernel/suggest.ts'
import { isResourceId } from '../../model/fhir/resource-types.ts'
import type { Datastore } from '../../state/datastores.ts'
import { createResourceStore, type ResourceStore } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { isAllowed, isTaken } from '../fhir/taken.ts'
import { fhirError } from '../fhir/fhir-error.ts'

const closed: readonly string[] = ['CREATING', 'CREATE_FAILED', 'DELETING']

// [fhir-unknown-datastore] [fhir-inactive-datastore]
export function findFhirDatastore({ region }: Scope, id: string): Datastore {
  const datastore = region.datastores.get(id)
  const status = datastore?.properties.DatastoreStatus
  if (datastore === undefined || status === undefined || status === 'DELETED') {
    throw fhirError(
      404,
      'fhir-unknown-datastore',
      'not-found',
      `There is no data store with the id ${shortened(id)}.`,
    )
  }
  if (!closed.includes(status)) return datastore
  throw fhirError(
    400,
    'fhir-inactive-datastore',
    'processing',
    `The data store ${id} is ${status}; its endpoint answers when it is ACTIVE.`,
  )
}

export function isSmart({ properties }: Datastore): boolean {
  const strategy = properties.IdentityProviderConfiguration?.AuthorizationStrategy
  return strategy !== undefined && strategy !== 'AWS_AUTH'
}

// What is in a data store, to look at: one that nothing was written to is empty, and no part of the state.
export function findFhirStore(scope: Scope, id: string): ResourceStore {
  findFhirDatastore(scope, id)
  return scope.region.resources.get(id) ?? createResourceStore()
}

const TYPE = /^[A-Za-z]{1,256}$/

// [resource-types] [fhir-id-form]
export function assertType(scope: Scope, type: string): void {
  if (!TYPE.test(type)) throw constraintError('resourceType', type, '[A-Za-z]{1,256}')
  if (isTaken(type, scope.settings.assumptions)) return
  throw fhirError(400, 'resource-types', 'processing', `Unknown resource type ${shortened(type)}`)
}

export function assertId(id: string): void {
  if (!isResourceId(id)) throw constraintError('resourceId', id, '[A-Za-z0-9-.]{1,64}')
}

function constraintError(name: string, value: string, pattern: string) {
  return fhirError(
    400,
    'fhir-id-form',
    'processing',
    `1 validation error detected: Value '${shortened(value)}' at '${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`,
  )
}

// [fhir-restricted-types]
export function assertAllowed(type: string, method: string): void {
  if (isAllowed(type, method)) return
  throw fhirError(
    405,
    'fhir-restricted-types',
    'not-supported',
    `${method} is not supported for ${type}.`,
  )
}
