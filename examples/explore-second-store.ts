// A program that creates a data store and tries again by itself when the SDK's retries did not help, once with a bug that
// tests rarely find, and once without. `npx tsx examples/explore-second-store.ts` lets exploreFaults look for it.
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { CreateFHIRDatastoreCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'

const TRIES = 3
const TIMEOUT = 10_000
const PAUSE = 30_000

/**
 * Creates a data store. Each try has a token of its own: if an answer is lost after the work was done, the next try makes
 * a second data store, which nobody knows of and somebody pays for.
 *
 * @param client The client
 * @returns The data store's id
 */
export async function createStore(client: HealthLakeClient): Promise<string | undefined> {
  return withTries(() => create(client, randomUUID()))
}

/**
 * Creates a data store, with one token for all tries.
 *
 * @param client The client
 * @returns The data store's id
 */
export async function createStoreOnce(client: HealthLakeClient): Promise<string | undefined> {
  const token = randomUUID()
  return withTries(() => create(client, token))
}

/**
 * Says what must hold, however the program ended.
 *
 * @param fake The fake that it ran on
 */
export function assertOneStore(fake: FakeHealthLake): void {
  const { length } = fake.datastores()
  if (length > 1) throw new Error(`There are ${length} data stores.`)
}

async function create(client: HealthLakeClient, ClientToken: string): Promise<string | undefined> {
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({
      DatastoreName: 'claims',
      DatastoreTypeVersion: 'R4',
      ClientToken,
    }),
    { abortSignal: AbortSignal.timeout(TIMEOUT) },
  )
  return DatastoreId
}

async function withTries<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      if (tries === TRIES) throw error
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE)
      })
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake()
  for (const program of [createStore, createStoreOnce]) {
    const report = await exploreFaults(fake, (fork) => program(fork.client()), {
      check: assertOneStore,
    })
    console.log(`${program.name}: ${report.toString()}\n`)
  }
}
