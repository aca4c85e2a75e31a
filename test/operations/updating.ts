import { createFakeHealthLake, type FakeHealthLakeOptions, type Input } from 'fake-healthlake'

type Arranged = Parameters<ReturnType<typeof createFakeHealthLake>['addDatastore']>[0]

/** A fake with a data store, and what updates it. */
export function arrange(given?: Arranged, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const { DatastoreId } = fake.addDatastore(given)
  return {
    fake,
    DatastoreId,
    shown: () => fake.datastore(DatastoreId),
    update: (changes: Omit<Input<'UpdateFHIRDatastore'>, 'DatastoreId'>) =>
      fake.execute('UpdateFHIRDatastore', { DatastoreId, ...changes }).DatastoreProperties,
  }
}
