import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { authorizationFor, requestFor } from '../wire/tools.ts'

const outcome = 'ThrottlingException'

async function statusOf(fake: FakeHealthLake, headers = {}): Promise<number> {
  return (await fake.fetch(requestFor('ListFHIRDatastores', {}, { headers }))).status
}

describe('Of a client that sends no invocation id', () => {
  it('each attempt is a call, and the handle of a rule says that its retries are others', async () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ outcome })

    expect([await statusOf(fake), await statusOf(fake)]).toEqual([400, 200])

    expect(handle).toMatchObject({ used: 1, unlinked: 1 })
    expect(fake.history).toHaveLength(2)
  })

  it('the retries are struck by times', async () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ times: 3, outcome })

    for (let attempt = 0; attempt < 3; attempt += 1) expect(await statusOf(fake)).toBe(400)

    expect(handle).toMatchObject({ used: 3, unlinked: 3, remaining: 0 })
    expect(await statusOf(fake)).toBe(200)
  })

  it('a snapshot and a fork know it', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 2, outcome })
    await statusOf(fake)
    const restored = createFakeHealthLake()
    restored.restore(fake.snapshot())

    await statusOf(fake)
    await statusOf(restored)

    expect(restored.snapshot()).toEqual(fake.snapshot())
  })
})

describe('Nothing is unlinked', () => {
  it('of a client that tells its calls', async () => {
    const fake = createFakeHealthLake()
    const handle = fake.faults.add({ outcome })

    await fake
      .client()
      .send(new ListFHIRDatastoresCommand({}))
      .catch(() => {})

    expect(handle).toMatchObject({ used: 1, unlinked: 0 })
    expect(fake.history[0]?.attempts).toHaveLength(3)
  })

  it('where a rule is for attempts, or nobody retries', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore()
    const perAttempt = fake.faults.add({ per: 'attempt', outcome })
    const others = fake.faults.add({ times: 3, outcome })

    await statusOf(fake)
    expect(() => fake.execute('ListFHIRDatastores', {})).toThrow('Rate exceeded')
    await fake
      .directClient()
      .send(new ListFHIRDatastoresCommand({}))
      .catch(() => {})
    const headers = { authorization: authorizationFor('us-east-1') }
    await fake.fetch(`${fake.fhir(DatastoreId).url}metadata`, { headers })

    expect([perAttempt, others]).toMatchObject([
      { used: 1, unlinked: 0 },
      { used: 3, unlinked: 0 },
    ])
  })
})
