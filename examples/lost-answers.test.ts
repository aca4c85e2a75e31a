import { CreateFHIRDatastoreCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'

const lost = { kind: 'connection', code: 'ECONNRESET', when: 'after' } as const

describe('An answer that is lost after the work was done', () => {
  it('makes no second data store when the SDK tries again: its ClientToken is the same', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ operation: 'CreateFHIRDatastore', per: 'attempt', outcome: lost })
    const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

    await fake.client().send(create)

    expect(fake.history[0]?.attempts).toHaveLength(2)
    expect(fake.datastores()).toHaveLength(1)
    fake.verify()
  })

  it('makes a second one when the program tries again, unless it brings a token', async () => {
    const once = await storesAfterTwoTries({})
    const withToken = await storesAfterTwoTries({ ClientToken: 'claims-2025' })

    expect([once, withToken]).toEqual([2, 1])
  })
})

async function storesAfterTwoTries(input: { ClientToken?: string }): Promise<number> {
  const fake = createFakeHealthLake()
  fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: lost }) // all attempts of one call
  const client = fake.client()
  const tries = [1, 2].map(
    () => new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4', ...input }),
  )
  for (const create of tries) await client.send(create).catch(() => undefined)
  return fake.datastores().length
}
