import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, MisuseError, pollingClock, type FaultOutcome } from 'fake-healthlake'
import { describe, expect, it } from 'vitest'
import { rejectionOf } from '../thrown.ts'
import { byteDoors, directDoors, isPending, limitedDoors, rejecting } from './doors.ts'

const list = new ListFHIRDatastoresCommand({})
const start = Date.parse('2025-01-01T00:00:00Z')
const hang: FaultOutcome = { kind: 'hang' }
const late: FaultOutcome = { kind: 'latency', duration: { seconds: 30 } }

const clientDoors = [...byteDoors, ...directDoors]

describe('On a clock that is moved by hand', () => {
  it.each(limitedDoors)('requestTimeout ends a request that hangs through $name', async (door) => {
    const { fake, client } = door.open({}, rejecting)
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

  it.each(limitedDoors)('requestTimeout wins over a longer latency through $name', async (door) => {
    const { fake, client } = door.open({}, rejecting)
    fake.faults.add({ per: 'attempt', times: 'always', outcome: late })

    const error = await rejectionOf(client.send(list, { requestTimeout: 29_999 }))

    expect(error.name).toBe('TimeoutError')
    const { attempts } = fake.history[0] ?? { attempts: [] }
    expect(fake.clock.now()).toBe(start + 29_999 * attempts.length)
  })

  it.each(limitedDoors)(
    'a latency no longer than requestTimeout arrives through $name',
    async (door) => {
      const { fake, client } = door.open({}, rejecting)
      fake.faults.add({ outcome: late })

      const { $metadata } = await client.send(list, { requestTimeout: 30_000 })

      expect($metadata).toMatchObject({ httpStatusCode: 200, attempts: 1 })
      expect(fake.clock.now()).toBe(start + 30_000)
    },
  )

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
