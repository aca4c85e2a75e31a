import type { PlainInput, PlainOutput } from '../../spec/infer.ts'
import { findDatastore } from '../datastores/find.ts'
import { pollDatastores } from '../time/polls.ts'
import type { Scope } from '../requests/scope.ts'

export function describeFHIRDatastore(
  scope: Scope,
  { DatastoreId }: PlainInput<'DescribeFHIRDatastore'>,
): PlainOutput<'DescribeFHIRDatastore'> {
  findDatastore(scope, DatastoreId)
  pollDatastores(scope, DatastoreId)
  return { DatastoreProperties: findDatastore(scope, DatastoreId).properties }
}
