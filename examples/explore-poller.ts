// A program that waits for a data store with a loop of its own, once with a bug that no happy test finds, and once
// without. `npx tsx examples/explore-poller.ts` lets exploreFaults look for it.
import { pathToFileURL } from 'node:url'
import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  type DatastoreProperties,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'

const PAUSE = 5 * 60_000
const LONGEST = 60 * 60_000

/**
 * Creates a data store and waits until it is ACTIVE. CREATE_FAILED is taken for "not yet": an hour later it says that it
 * took too long, and why it failed is never told.
 *
 * @param client The client
 */
export async function createAndPoll(client: HealthLakeClient): Promise<void> {
  const DatastoreId = await create(client)
  await poll(client, DatastoreId, ({ DatastoreStatus }) => DatastoreStatus === 'ACTIVE')
}

/**
 * Creates a data store and waits until it is ACTIVE or never will be.
 *
 * @param client The client
 */
export async function createAndPollForEitherEnd(client: HealthLakeClient): Promise<void> {
  const DatastoreId = await create(client)
  await poll(client, DatastoreId, ({ DatastoreStatus, ErrorCause }) => {
    if (DatastoreStatus === 'CREATE_FAILED') {
      throw new Error(`${DatastoreId} is CREATE_FAILED: ${ErrorCause?.ErrorMessage}`)
    }
    return DatastoreStatus === 'ACTIVE'
  })
}

async function create(client: HealthLakeClient): Promise<string | undefined> {
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'claims', DatastoreTypeVersion: 'R4' }),
  )
  return DatastoreId
}

async function poll(
  client: HealthLakeClient,
  DatastoreId: string | undefined,
  isReady: (properties: Partial<DatastoreProperties>) => boolean,
): Promise<void> {
  const end = Date.now() + LONGEST
  while (Date.now() < end) {
    const { DatastoreProperties: properties = {} } = await client.send(
      new DescribeFHIRDatastoreCommand({ DatastoreId }),
    )
    if (isReady(properties)) return
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE)
    })
  }
  const error = new Error(`${DatastoreId} is not ACTIVE after an hour.`)
  error.name = 'TimeoutError'
  throw error
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake()
  for (const program of [createAndPoll, createAndPollForEitherEnd]) {
    const requestHandler = { requestTimeout: 5000, throwOnRequestTimeout: true }
    const report = await exploreFaults(fake, (fork) => program(fork.client({ requestHandler })))
    console.log(`${program.name}: ${report.toString()}\n`)
  }
}
