import { HealthLakeClient, ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  MisuseError,
  pollingClock,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { byteDoors, directDoors, isPending } from './doors.ts'

const list = new ListFHIRDatastoresCommand({})
const start = Date.parse('2025-01-01T00:00:00Z')
const hang: FaultOutcome = { kind: 'hang' }
const late: FaultOutcome = { kind: 'latency', duration: { seconds: 30 } }

const clientDoors = [...byteDoors, ...directDoors]

describe('On a clock that is moved by hand', () => {
  it.each(clientDoors)('requestTimeout ends a request that hangs through $name', async (door) => {
    const { fake, client } = door.open()
    fake.faults.add({ per: 'attempt', times: 'always', outcome: hang })

    const error = await rejectionOf(client.send(list, { requestTimeout: 4000 }))

    expect(error).toMatchObject({ name: 'TimeoutError', code: 'ETIMEDOUT' })
    const { attempts } = fake.history[0] ?? { attempts: [] }
    expect(fake.clock.now()).toBe(start + 4000 * attempts.length)
  })

  it.each(clientDoors)('requestTimeout must be a number through $name', async (door) => {
    const { fake, client } = door.open()
    const bad = ['5s', -1, Number.NaN] as number[]

    for (const requestTimeout of bad) {
      const error = await rejectionOf(client.send(list, { requestTimeout }))
      expect(error).toBeInstanceOf(MisuseError)
      expect(error.message).toMatch(/^send: requestTimeout is ('5s'|-1|NaN); give milliseconds/)
    }
    expect(fake.history).toEqual([])
    expect(() => fake.verify()).toThrow("requestTimeout is '5s'")
  })

  it.each(clientDoors)('requestTimeout wins over a longer latency through $name', async (door) => {
    const { fake, client } = door.open()
    fake.faults.add({ per: 'attempt', times: 'always', outcome: late })

    const error = await rejectionOf(client.send(list, { requestTimeout: 29_999 }))

    expect(error.name).toBe('TimeoutError')
    const { attempts } = fake.history[0] ?? { attempts: [] }
    expect(fake.clock.now()).toBe(start + 29_999 * attempts.length)
  })

  it.each(clientDoors)(
    'a latency no longer than requestTimeout arrives through $name',
    async (door) => {
      const { fake, client } = door.open()
      fake.faults.add({ outcome: late })

      const { $metadata } = await client.send(list, { requestTimeout: 30_000 })

      expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
      expect(fake.clock.now()).toBe(start + 30_000)
    },
  )

  it.each([
    [
      'client()',
      (fake: FakeHealthLake) => fake.client({ requestHandler: { requestTimeout: 500 } }),
    ],
    [
      'clientConfig()',
      (fake: FakeHealthLake) =>
        new HealthLakeClient(fake.clientConfig({ requestHandler: { requestTimeout: 500 } })),
    ],
  ])('requestTimeout is taken from the handler options of %s', async (_name, clientOf) => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', outcome: hang })

    const { $metadata } = await clientOf(fake).send(list)

    expect($metadata.attempts).toBe(2)
    expect(fake.clock.now()).toBe(start + 500)
  })

  it('a requestTimeout of the send wins over that of the client', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ per: 'attempt', outcome: hang })
    const client = fake.client({ requestHandler: { requestTimeout: 500 } })

    await client.send(list, { requestTimeout: 70 })

    expect(fake.clock.now()).toBe(start + 70)
  })

  it('every attempt of a call that hangs times out, each after its own time', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: hang })
    const client = fake.client({ requestHandler: { requestTimeout: 1000 } })

    const error = await rejectionOf(client.send(list))

    expect(error).toMatchObject({ name: 'TimeoutError', $metadata: { attempts: 3 } })
    expect(fake.history[0]?.attempts.map(({ at }) => at)).toEqual([
      '2025-01-01T00:00:00.000Z',
      '2025-01-01T00:00:01.000Z',
      '2025-01-01T00:00:02.000Z',
    ])
  })

  it.each(clientDoors)('abortSignal ends a request that hangs through $name', async (door) => {
    const { fake, client } = door.open()
    fake.faults.add({ outcome: hang })
    const abort = new AbortController()
    const sent = client.send(list, { abortSignal: abort.signal })
    expect(await isPending(fake, sent)).toBe(true)

    abort.abort()

    expect(await rejectionOf(sent)).toMatchObject({ name: 'AbortError' })
    expect(fake.history).toMatchObject([{ attempts: [{ error: 'hang' }] }])
    expect(fake.clock.now()).toBe(start)
  })

  it.each(clientDoors)(
    'a request that was aborted before never arrives through $name, and no rule is used',
    async (door) => {
      const { fake, client } = door.open()
      const rule = fake.faults.add({ outcome: late })

      const error = await rejectionOf(client.send(list, { abortSignal: AbortSignal.abort() }))

      expect(error.name).toBe('AbortError')
      expect(rule.used).toBe(0)
      expect(fake.history).toEqual([])
      expect(fake.clock.now()).toBe(start)
    },
  )

  it('a latency lets happen what is due meanwhile, but the answer is of before', async () => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ DatastoreStatus: 'CREATING' })
    fake.faults.add({ outcome: { kind: 'latency', duration: { minutes: 20 } } })

    const { DatastorePropertiesList } = await fake.client().send(list)

    expect(DatastorePropertiesList).toMatchObject([{ DatastoreStatus: 'CREATING' }])
    expect(fake.datastore(DatastoreId)?.DatastoreStatus).toBe('ACTIVE')
  })

  it('a polling clock is moved by hand too', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.faults.add({ outcome: late })

    await fake.client().send(list)

    expect(fake.clock.now()).toBe(start + 30_000)
  })

  it("so is a clock of the test's own", async () => {
    let now = start
    const clock = {
      now: () => now,
      advance(by: unknown) {
        now += Number(by)
      },
      set(to: unknown) {
        now = Number(to)
      },
    }
    const fake = createFakeHealthLake({ clock })
    fake.faults.add({ outcome: late })

    await fake.directClient().send(list)

    expect(now).toBe(start + 30_000)
  })
})
