import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it, vi } from 'vitest'

vi.mock('@aws-sdk/client-healthlake', { spy: true })

it('A module that is only spied on is the real one to the fake', async () => {
  const fake = createFakeHealthLake()
  const interception = fake.intercept(HealthLakeClient)

  for (const client of [fake.client(), fake.directClient(), new HealthLakeClient({})]) {
    await client.send(new ListFHIRDatastoresCommand({}))
  }

  interception.dispose()
  expect(fake.history).toHaveLength(3)
})
