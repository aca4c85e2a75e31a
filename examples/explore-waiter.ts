// A program that waits with the SDK's own waiter. `npx tsx examples/explore-waiter.ts` prints what exploreFaults finds;
// examples/reports explains it.
import { pathToFileURL } from 'node:url'
import {
  CreateFHIRDatastoreCommand,
  waitUntilFHIRDatastoreActive,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'

/**
 * Creates a data store and waits until it is ACTIVE.
 *
 * @param client The client
 */
export async function createAndWait(client: HealthLakeClient): Promise<void> {
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'claims', DatastoreTypeVersion: 'R4' }),
  )
  await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const fake = createFakeHealthLake()
  console.log(String(await exploreFaults(fake, (fork) => createAndWait(fork.client()))))
}
