import {
  CreateFHIRDatastoreCommand,
  HealthLakeClient,
  ResourceNotFoundException,
  DescribeFHIRDatastoreCommand,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

let fake: FakeHealthLake
const server = setupServer(
  http.post('https://healthlake.*.amazonaws.com/', ({ request }) => fake.fetch(request)),
)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  fake = createFakeHealthLake()
})
afterAll(() => server.close())

const client = new HealthLakeClient({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'anybody', secretAccessKey: 'anything' },
})

it('answers a client that knows nothing of the fake', async () => {
  const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

  const { DatastoreId } = await client.send(create)
  fake.clock.advance({ minutes: 15 })

  const describe = new DescribeFHIRDatastoreCommand({ DatastoreId })
  const { DatastoreProperties } = await client.send(describe)
  expect(DatastoreProperties?.DatastoreStatus).toBe('ACTIVE')
  expect(fake.history).toMatchObject([
    { operation: 'CreateFHIRDatastore', region: 'eu-west-1', door: 'fetch' },
    { operation: 'DescribeFHIRDatastore', region: 'eu-west-1', door: 'fetch' },
  ])
})

it("throws the SDK's errors, and lets it retry", async () => {
  fake.faults.add({ per: 'attempt', outcome: 'InternalServerException' })

  const describing = client.send(new DescribeFHIRDatastoreCommand({ DatastoreId: 'unknown' }))

  await expect(describing).rejects.toThrow(ResourceNotFoundException)
  expect(fake.history[0]?.attempts).toMatchObject([
    { error: 'InternalServerException' },
    { error: 'ResourceNotFoundException' },
  ])
  fake.verify()
})
