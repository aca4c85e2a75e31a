import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore } from '../../state/datastores.ts'
import { listPage } from '../context/page.ts'
import { pollDatastores } from '../../service/polls.ts'
import type { Scope } from '../context/context.ts'

export function listFHIRDatastores(
  scope: Scope,
  { Filter = {}, MaxResults, NextToken }: PlainInput<'ListFHIRDatastores'>,
): PlainOutput<'ListFHIRDatastores'> {
  const { DatastoreName, DatastoreStatus, CreatedBefore, CreatedAfter } = Filter
  const listing = {
    operation: 'ListFHIRDatastores',
    filter: Filter,
    maxResults: MaxResults,
    nextToken: NextToken,
    // [list-name-exact]
    ...(DatastoreName === undefined ? {} : { index: { name: 'name', key: DatastoreName } }),
    // [list-filters-together] [list-dates-exclusive] [list-every-status]
    test: ({ at, properties }: Datastore) =>
      (DatastoreStatus === undefined || properties.DatastoreStatus === DatastoreStatus) &&
      (CreatedBefore === undefined || at < CreatedBefore) &&
      (CreatedAfter === undefined || at > CreatedAfter),
  } as const
  listPage(scope, scope.region.datastores, listing)
  pollDatastores(scope)
  const { records, nextToken } = listPage(scope, scope.region.datastores, listing)
  return {
    DatastorePropertiesList: records.map(({ properties }) => properties),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}
