import { ListFHIRImportJobsCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { ratio, slow, type Side } from './measure.ts'
import type { Row } from './rows.ts'

const STORES = 1000
const FEW = 100
const MANY = 10_000

/** Promises of speed that have to do with the whole state, and with jobs. */
export const stateRows: readonly Row[] = [
  {
    name: `snapshot() of ${STORES} stores, against JSON.stringify of their properties`,
    limit: 5,
    measure() {
      const fake = withStores(STORES)
      const properties = fake.datastores()
      return ratio(
        { call: () => fake.snapshot() },
        { call: () => JSON.stringify(properties) },
        slow,
      )
    },
  },
  {
    name: `fork() of ${STORES} stores, against snapshot() and restore()`,
    limit: 1,
    measure() {
      const fake = withStores(STORES)
      const other = createFakeHealthLake()
      return ratio(
        { call: () => fake.fork() },
        { call: () => other.restore(fake.snapshot()) },
        slow,
      )
    },
  },
  {
    name: `A List page of 50 at ${MANY} jobs, against ${FEW}`,
    limit: 1.5,
    measure: () => ratio(listingJobs(MANY), listingJobs(FEW)),
  },
]

/** Stores that requests made, with the history of those. */
function withStores(count: number): FakeHealthLake {
  const fake = createFakeHealthLake()
  for (let index = 0; index < count; index += 1) {
    const input = { DatastoreTypeVersion: 'R4', DatastoreName: `store-${index}` } as const
    fake.execute('CreateFHIRDatastore', input)
  }
  fake.settle()
  return fake
}

function listingJobs(count: number): Side {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const input = {
    DatastoreId,
    InputDataConfig: { S3Uri: 's3://claims/in/' },
    JobOutputDataConfig: {
      S3Configuration: {
        S3Uri: 's3://claims/out/',
        KmsKeyId: 'arn:aws:kms:us-east-1:123456789012:key/1',
      },
    },
    DataAccessRoleArn: 'arn:aws:iam::123456789012:role/import',
  }
  for (let job = 0; job < count; job += 1) fake.execute('StartFHIRImportJob', input)
  const tokens: (string | undefined)[] = [undefined]
  while (tokens.length < 10) {
    const page = { DatastoreId, MaxResults: Math.floor(count / 20), NextToken: tokens.at(-1) }
    tokens.push(fake.execute('ListFHIRImportJobs', page).NextToken)
  }
  fake.clearHistory()
  const client = fake.directClient()
  return {
    call: (index) =>
      client.send(
        new ListFHIRImportJobsCommand({
          DatastoreId,
          MaxResults: 50,
          NextToken: tokens[index % tokens.length],
        }),
      ),
    tidy: () => fake.clearHistory(),
  }
}
