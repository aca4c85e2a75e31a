import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { pollDatastores } from '../../service/polls.ts'
import type { Scope } from '../context/context.ts'

export function describeFHIRDatastore(
  scope: Scope,
  { DatastoreId }: PlainInput<'DescribeFHIRDatastore'>,
): PlainOutput<'DescribeFHIRDatastore'> {
  findDatastore(scope, DatastoreId)
  pollDatastores(scope, DatastoreId)
  return { DatastoreProperties: findDatastore(scope, DatastoreId).properties }
}
