import type { PlainInput, PlainOutput } from '../../model/healthlake/infer.ts'
import type { Datastore } from '../../state/datastores.ts'
import type { Scope } from '../context/context.ts'
import { findDatastore } from '../context/find-datastore.ts'
import { showDatastore } from './backup.ts'
import { listPage, readPageToken, type Listing } from '../context/page.ts'

type ListInput = PlainInput<'ListFHIRDatastores'>

export function describeFHIRDatastore(
  scope: Scope,
  { DatastoreId }: PlainInput<'DescribeFHIRDatastore'>,
): PlainOutput<'DescribeFHIRDatastore'> {
  return { DatastoreProperties: showDatastore(scope, findDatastore(scope, DatastoreId)) }
}

export function listFHIRDatastores(
  scope: Scope,
  input: ListInput,
): PlainOutput<'ListFHIRDatastores'> {
  const { records, nextToken } = listPage(scope, scope.region.datastores, toListing(input))
  return {
    DatastorePropertiesList: records.map((datastore) => showDatastore(scope, datastore)),
    ...(nextToken === undefined ? {} : { NextToken: nextToken }),
  }
}

export function assertDatastoreListing(scope: Scope, input: ListInput): void {
  readPageToken(scope, toListing(input))
}

function toListing({ Filter = {}, MaxResults, NextToken }: ListInput): Listing<Datastore> {
  const { DatastoreName, DatastoreStatus, CreatedBefore, CreatedAfter } = Filter
  return {
    operation: 'ListFHIRDatastores',
    filter: Filter,
    maxResults: MaxResults,
    nextToken: NextToken,
    // [list-name-exact] [list-every-status]
    index:
      DatastoreName !== undefined
        ? { name: 'name', key: DatastoreName }
        : DatastoreStatus !== undefined
          ? { name: 'status', key: DatastoreStatus }
          : undefined,
    // [list-dates-exclusive]
    madeAfter: CreatedAfter,
    madeBefore: CreatedBefore,
    // [list-filters-together]
    test:
      DatastoreName === undefined || DatastoreStatus === undefined
        ? undefined
        : ({ properties }) => properties.DatastoreStatus === DatastoreStatus,
  }
}
