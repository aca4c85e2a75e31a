import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'
import type { Datastore } from '../../state/datastores.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { isInTransition } from './schedule.ts'

/**
 * Finds a data store that is to be deleted or updated.
 *
 * @param scope Where the request works
 * @param id The DatastoreId
 * @returns The data store
 * @throws ServiceError if there is none, or it is deleted or in transition
 */
export function findModifiableDatastore(scope: Scope, id: string): Datastore {
  const datastore = findDatastore(scope, id)
  const { DatastoreStatus: status } = datastore.properties
  if (isInTransition(status)) throw conflict(scope, 'conflict-in-transition', id, status)
  if (status !== 'DELETED') return datastore
  if (scope.service.settings.assumptions.deleteDeleted === 'ConflictException') {
    throw conflict(scope, 'delete-deleted', id, status)
  }
  throw serviceError(
    scope.service,
    'delete-deleted',
    'ResourceNotFoundException',
    `The data store ${id} is DELETED.`,
  )
}

/**
 * Makes the refusal of a change that the store's status does not allow.
 *
 * @param scope Where the request works
 * @param rule The ledger entry
 * @param id The DatastoreId
 * @param status Its status
 * @returns The error
 */
export function conflict({ service }: Scope, rule: RuleId, id: string, status: string) {
  const message = `The data store ${id} cannot be changed while it is ${status}.`
  return serviceError(service, rule, 'ConflictException', message)
}
