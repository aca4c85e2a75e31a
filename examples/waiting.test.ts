import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  waitUntilFHIRDatastoreActive,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock, systemClock } from 'fake-healthlake'
import { afterEach, describe, expect, it, vi } from 'vitest'

const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

describe('Waiting for a data store', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is over at the first look on a polling clock; nothing sleeps', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const client = fake.client()

    const { DatastoreId } = await client.send(create)
    await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })

    expect(fake.datastores()).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
  })

  it('goes through all its sleeps under fake timers', async () => {
    vi.useFakeTimers({ now: new Date('2025-01-01T00:00:00Z') })
    vi.setTimerTickMode('nextTimerAsync')
    const fake = createFakeHealthLake({ clock: systemClock() })
    const client = fake.client()

    const { DatastoreId } = await client.send(create)
    await waitUntilFHIRDatastoreActive({ client, maxWaitTime: 3600 }, { DatastoreId })

    expect(fake.history.length).toBeGreaterThan(2)
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse('2025-01-01T00:15:00Z'))
  })

  it('moves the clock itself, where the sleep can be handed in', async () => {
    const fake = createFakeHealthLake()
    const client = fake.client()

    const { DatastoreId } = await client.send(create)
    await poll(client, DatastoreId, (milliseconds) => fake.clock.advance(milliseconds))

    expect(fake.history).toHaveLength(5)
  })
})

/** A loop such as programs have that know no waiter: a look each five minutes. */
async function poll(
  client: HealthLakeClient,
  DatastoreId: string | undefined,
  sleep: (milliseconds: number) => void | Promise<void>,
): Promise<void> {
  for (;;) {
    const answer = await client.send(new DescribeFHIRDatastoreCommand({ DatastoreId }))
    if (answer.DatastoreProperties?.DatastoreStatus === 'ACTIVE') return
    await sleep(5 * 60_000)
  }
}
