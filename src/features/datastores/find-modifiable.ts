import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Datastore } from '../../state/datastores.ts'
import { serviceError, type Context, type Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { isInTransition } from './schedule.ts'

// A data store that can be updated or deleted now.
export function findModifiableDatastore(scope: Scope, id: string): Datastore {
  const datastore = findDatastore(scope, id)
  const { DatastoreStatus: status } = datastore.properties
  if (isInTransition(status)) throw conflict(scope, 'conflict-in-transition', id, status)
  if (status !== 'DELETED') return datastore
  if (scope.settings.assumptions.deleteDeleted === 'ConflictException') {
    throw conflict(scope, 'delete-deleted', id, status)
  }
  throw serviceError(
    scope,
    'delete-deleted',
    'ResourceNotFoundException',
    `The data store ${id} is DELETED.`,
  )
}

export function conflict(context: Context, rule: RuleId, id: string, status: string) {
  const message = `The data store ${id} cannot be changed while it is ${status}.`
  return serviceError(context, rule, 'ConflictException', message)
}
