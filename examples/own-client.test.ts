import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it } from 'vitest'

const client = new HealthLakeClient({ region: 'eu-west-1' })

it('asks for data stores', async () => {
  using fake = createFakeHealthLake()
  using _ = fake.intercept(HealthLakeClient) // until the end of the block

  await client.send(new ListFHIRDatastoresCommand({}))

  expect(fake.history[0]).toMatchObject({ operation: 'ListFHIRDatastores', region: 'eu-west-1' })
})
