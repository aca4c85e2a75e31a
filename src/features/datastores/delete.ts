import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Scope } from '../context/context.ts'
import { failJobs } from '../jobs/end.ts'
import { endBackup } from './backup.ts'
import { findModifiableDatastore } from './find-modifiable.ts'
import { enterStatus } from './schedule.ts'

// [delete-failed] [deleting-keeps-error-cause]
export function deleteFHIRDatastore(
  scope: Scope,
  input: PlainInput<'DeleteFHIRDatastore'>,
): PlainOutput<'DeleteFHIRDatastore'> {
  const datastore = findModifiableDatastore(scope, input.DatastoreId)

  const properties = { ...datastore.properties, DatastoreStatus: 'DELETING' } as const
  const backup = endBackup(datastore.backup, scope.state.now)
  const deleting: Datastore = { ...datastore, properties, polls: 0, backup }
  scope.region.datastores.put(deleting)
  enterStatus(scope, deleting, { plan: scope.plan?.() })
  failJobs(scope, datastore.id)
  const { DatastoreId, DatastoreArn, DatastoreStatus, DatastoreEndpoint } = properties
  return { DatastoreId, DatastoreArn, DatastoreStatus, DatastoreEndpoint }
}
