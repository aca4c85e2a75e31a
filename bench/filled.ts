import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'

/** A fake with stores, and their ids. */
export interface Filled {
  readonly fake: FakeHealthLake
  readonly ids: readonly string[]
}

/**
 * Makes stores by requests, with the history of those.
 *
 * @param count How many
 * @returns The fake, in which they are still CREATING
 */
export function created(count: number): Filled {
  const fake = createFakeHealthLake()
  const ids = Array.from({ length: count }, (_, index) => {
    const input = { DatastoreTypeVersion: 'R4', DatastoreName: nameOf(index) } as const
    return fake.execute('CreateFHIRDatastore', input).DatastoreId
  })
  return { fake, ids }
}

/**
 * Makes stores that are ACTIVE.
 *
 * @param count How many
 * @returns The fake, without history
 */
export function filledWith(count: number): Filled {
  const { fake, ids } = created(count)
  fake.settle()
  fake.clearHistory()
  return { fake, ids }
}

/**
 * Gives the name of a store.
 *
 * @param index Its number, from 0
 * @returns The name
 */
export function nameOf(index: number): string {
  return `store-${index}`
}

/** The input of an import, but for the store. */
export const importInput = {
  InputDataConfig: { S3Uri: 's3://claims/in/' },
  JobOutputDataConfig: {
    S3Configuration: {
      S3Uri: 's3://claims/out/',
      KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1',
    },
  },
  DataAccessRoleArn: 'arn:aws:iam::123456789012:role/import',
}

/**
 * Starts imports of one store.
 *
 * @param fake The fake
 * @param DatastoreId The store
 * @param count How many
 */
export function startImports(fake: FakeHealthLake, DatastoreId: string, count: number): void {
  for (let job = 0; job < count; job += 1) {
    fake.execute('StartFHIRImportJob', { DatastoreId, ...importInput })
  }
}
