import { CreateFHIRDatastoreCommand, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock, systemClock } from 'fake-healthlake'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { byteDoors } from '../faults/doors.ts'
import { ask } from '../faults/tools.ts'
import { start } from '../values.ts'
import { timeoutsUntilEnded, watched } from '../waiting.ts'

const list = new ListFHIRDatastoresCommand({})
const create = new CreateFHIRDatastoreCommand({ DatastoreTypeVersion: 'R4' })

/** Seconds since the beginning at which the attempts of the last call came. */
function timesOf({ history }: ReturnType<typeof createFakeHealthLake>): number[] {
  return (history.at(-1)?.attempts ?? []).map(({ at }) => (Date.parse(at) - start) / 1000)
}

describe.each(byteDoors)('Where a rate refused a request through $name', (door) => {
  it('the nominal delay of the retry passes on a clock that is moved by hand', async () => {
    const { fake, client } = door.open({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    ask(fake)

    const { $metadata } = await client.send(list)

    expect($metadata.attempts).toBe(2)
    expect(timesOf(fake)).toEqual([0, 1])
    expect(fake.history[1]?.attempts).toMatchObject([{ quota: 'rate-quota' }, {}])
    expect(fake.history[1]?.error).toBeUndefined()
  })

  it('the delays double, up to 20 seconds, until the retry succeeds', async () => {
    const { fake, client } = door.open({ quotas: 'aws' }, { maxAttempts: 10 })
    ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    await client.send(create)

    expect(timesOf(fake)).toEqual([0, 1, 3, 7, 15, 31, 51, 71])
  })

  it('the caller sees the ThrottlingException once its attempts are used up', async () => {
    const { fake, client } = door.open({ quotas: 'aws' })
    ask(fake, 'CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })

    await expect(client.send(create)).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'Rate exceeded',
      $metadata: { httpStatusCode: 400, attempts: 3 },
    })

    expect(timesOf(fake)).toEqual([0, 1, 3])
    expect(fake.clock.now()).toBe(start + 3000)
  })

  it('no delay passes for any other reason to try again', async () => {
    const { fake, client } = door.open({ quotas: 'aws' })
    fake.faults.add({ outcome: 'ThrottlingException' })

    await expect(client.send(create)).rejects.toThrow('Rate exceeded')

    expect(timesOf(fake)).toEqual([0, 0, 0])
  })

  it('what is due meanwhile happens', async () => {
    const lifecycle = { createDatastore: { seconds: 1 } }
    const quotas = { rates: { ListFHIRDatastores: 1 } }
    const { fake, client } = door.open({ lifecycle, quotas })
    fake.addDatastore({ DatastoreStatus: 'CREATING' })
    ask(fake)

    const { DatastorePropertiesList } = await client.send(list)

    expect(DatastorePropertiesList).toMatchObject([{ DatastoreStatus: 'ACTIVE' }])
  })
})

describe('Where a rate refused a request', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a polling clock is moved by hand too', async () => {
    const quotas = { rates: { ListFHIRDatastores: 1 } }
    const fake = createFakeHealthLake({ clock: pollingClock(), quotas })
    ask(fake)

    await fake.client().send(list)

    expect(timesOf(fake)).toEqual([0, 1])
  })

  it("no time passes on the system's clock, and the retries cannot help", async () => {
    vi.useFakeTimers({ now: start, toFake: ['Date'] })
    const quotas = { rates: { ListFHIRDatastores: 1 } }
    const fake = createFakeHealthLake({ clock: systemClock(), quotas })
    ask(fake)

    await expect(fake.client().send(list)).rejects.toMatchObject({ $metadata: { attempts: 3 } })

    expect(timesOf(fake)).toEqual([0, 0, 0])
  })

  it("a client's own retries wait for themselves", async () => {
    vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
    const quotas = { rates: { ListFHIRDatastores: 1 } }
    const fake = createFakeHealthLake({ clock: systemClock(), quotas })
    ask(fake)
    const sent = watched(fake.client({ retryMode: 'standard', maxAttempts: 20 }).send(list))

    await timeoutsUntilEnded(sent)

    expect((await sent.result).$metadata.httpStatusCode).toBe(200)
    expect(timesOf(fake).at(-1)).toBeGreaterThanOrEqual(1)
  })

  it('neither directClient() nor fetch tries again', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    ask(fake)

    await expect(fake.directClient().send(list)).rejects.toMatchObject({
      name: 'ThrottlingException',
      $metadata: { attempts: 1 },
    })
    expect(fake.clock.now()).toBe(start)
  })

  it('the header by which the client is told is not on any other wire', async () => {
    const { requestFor } = await import('../wire/tools.ts')
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    ask(fake)

    const response = await fake.fetch(requestFor('ListFHIRDatastores'))

    expect(response.status).toBe(400)
    expect([...response.headers.keys()].filter((name) => name.includes('fake'))).toEqual([])
  })
})
