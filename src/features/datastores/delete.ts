import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Scope } from '../context/context.ts'
import { serviceError } from '../../service/service.ts'
import type { Datastore } from '../../state/datastores.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { isInTransition } from './schedule.ts'

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

export function conflict({ service }: Scope, rule: RuleId, id: string, status: string) {
  const message = `The data store ${id} cannot be changed while it is ${status}.`
  return serviceError(service, rule, 'ConflictException', message)
}
