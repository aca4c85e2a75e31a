import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import { createFakeHealthLake } from 'fake-healthlake'
import { faultRules } from 'fake-healthlake/fast-check'
import { expect, it } from 'vitest'

/** The code under test: makes a data store and waits until it can be used. */
async function provision(client: HealthLakeClient, sleep: (seconds: number) => void) {
  const { DatastoreId } = await client.send(
    new CreateFHIRDatastoreCommand({ DatastoreName: 'claims', DatastoreTypeVersion: 'R4' }),
  )
  for (let tries = 0; tries < 60; tries += 1) {
    const { DatastoreProperties: store } = await client.send(
      new DescribeFHIRDatastoreCommand({ DatastoreId }),
    )
    if (store?.DatastoreStatus === 'ACTIVE') return
    if (store?.ErrorCause !== undefined) throw new Error(store.ErrorCause.ErrorMessage)
    sleep(60)
  }
  throw new Error(`The data store ${DatastoreId} is not ACTIVE after an hour.`)
}

// A hundred runs take seconds, and to shrink what they find takes more: Vitest would give them 5 s.
const patient = { timeout: 60_000 }

it('leaves exactly one data store or tells why, whatever goes wrong', patient, async () => {
  await fc.assert(
    fc.asyncProperty(faultRules(), async (rules) => {
      const fake = createFakeHealthLake()
      for (const rule of rules) fake.faults.add(rule)

      const sleep = (seconds: number) => fake.clock.advance({ seconds })
      const result = await provision(fake.client(), sleep).then(
        () => fake.datastores().map((store) => store.DatastoreStatus),
        (error: Error) => error.message,
      )

      const reason: unknown = expect.stringMatching(/\w/)
      expect(result).toEqual(typeof result === 'string' ? reason : ['ACTIVE'])
      expect(fake.datastores().length).toBeLessThanOrEqual(1)
    }),
  )
})
