import type { FakeHealthLake, Input } from 'fake-healthlake'

type ListInput = Input<'ListFHIRDatastores'>

/** The names on a page, and what leads to the next. */
export function listed(fake: FakeHealthLake, input: ListInput = {}) {
  const { DatastorePropertiesList, NextToken } = fake.execute('ListFHIRDatastores', input)
  return { names: DatastorePropertiesList.map(({ DatastoreName }) => DatastoreName), NextToken }
}

/** Adds data stores with names, and tells their ids. */
export function add(fake: FakeHealthLake, ...names: string[]): string[] {
  return names.map((DatastoreName) => fake.addDatastore({ DatastoreName }).DatastoreId)
}
