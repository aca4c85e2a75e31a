import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { assertDatastore, createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { serve, type FakeServer } from 'fake-healthlake/http'

const fake: FakeHealthLake = createFakeHealthLake()
const client: HealthLakeClient = fake.client()
const server: Promise<FakeServer> = serve(fake, { port: 0 })
assertDatastore(fake, 'claims', { DatastoreStatus: 'ACTIVE' })
// @ts-expect-error There is no such status.
assertDatastore(fake, 'claims', { DatastoreStatus: 'READY' })

export { client, server }
