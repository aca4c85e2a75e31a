import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { findModifiableDatastore } from './delete.ts'
import type { Datastore } from '../../state/datastores.ts'
import { scheduleNext } from './schedule.ts'
import { failJobs } from '../jobs/end.ts'
import type { Scope } from '../context/context.ts'

// [delete-failed] [deleting-keeps-error-cause]
export function deleteFHIRDatastore(
  scope: Scope,
  input: PlainInput<'DeleteFHIRDatastore'>,
): PlainOutput<'DeleteFHIRDatastore'> {
  const datastore = findModifiableDatastore(scope, input.DatastoreId)

  const properties = { ...datastore.properties, DatastoreStatus: 'DELETING' } as const
  const deleting: Datastore = { ...datastore, properties, polls: 0 }
  scope.region.datastores.put(deleting)
  scheduleNext(scope.service, scope.regionName, deleting, scope.plan?.())
  failJobs(scope, datastore.id)
  const { DatastoreId, DatastoreArn, DatastoreStatus, DatastoreEndpoint } = properties
  return { DatastoreId, DatastoreArn, DatastoreStatus, DatastoreEndpoint }
}
