import {
  DescribeFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { filledWith } from './filled.ts'
import type { FakeHealthLake } from 'fake-healthlake'
import { ratio, type Side } from './measure.ts'
import { answeredBytes, cannedClient, describing, listing, stubbedClient } from './opponents.ts'
import type { Row } from './row.ts'

const STORES = 100
const PAGE = 500

/** Promises of speed of the clients, against what else there is. */
export const clientRows: readonly Row[] = [
  {
    name: 'client(): Describe, against a real client over a canned answer',
    limit: 1.08,
    async measure() {
      const { fake, ids } = filledWith(STORES)
      const bytes = await answeredBytes(fake, ids[0] ?? '')
      return ratio(describing(fake.client(), ids, fake), cannedClient(bytes, ids))
    },
  },
  {
    name: 'directClient(): Describe, against an aws-sdk-client-mock stub',
    limit: 0.15,
    async measure() {
      const { fake, ids } = filledWith(STORES)
      const client = fake.directClient()
      const answer = await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: ids[0] }))
      const stubbed = stubbedClient(
        (mock) => mock.on(DescribeFHIRDatastoreCommand).resolves(answer),
        (stub) => describing(stub, ids),
      )
      return ratio(describing(client, ids, fake), stubbed)
    },
  },
  {
    name: 'directClient(): List of 50, against an aws-sdk-client-mock stub',
    limit: 1.2,
    async measure() {
      const { fake } = filledWith(STORES)
      const client = fake.directClient()
      const answer = await client.send(new ListFHIRDatastoresCommand({ MaxResults: 50 }))
      const stubbed = stubbedClient(
        (mock) => mock.on(ListFHIRDatastoresCommand).resolves(answer),
        (stub) => page(stub),
      )
      return ratio(page(client, fake), stubbed)
    },
  },
  {
    name: `directClient(): List of ${PAGE}, against structuredClone of the answer`,
    limit: 0.1,
    async measure() {
      const { fake } = filledWith(PAGE)
      const client = fake.directClient()
      const answer = await client.send(new ListFHIRDatastoresCommand({ MaxResults: PAGE }))
      return ratio(
        listing(client, () => ({ MaxResults: PAGE }), fake),
        { call: () => structuredClone(answer) },
      )
    },
  },
]

function page(client: HealthLakeClient, fake?: FakeHealthLake): Side {
  return listing(client, () => ({ MaxResults: 50 }), fake)
}
