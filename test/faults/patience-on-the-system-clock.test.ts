import { ListFHIRDatastoresCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, systemClock, type FaultOutcome } from 'fake-healthlake'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { requestFor } from '../wire/tools.ts'
import { rejectionOf } from '../thrown.ts'
import { until } from '../waiting.ts'
import { byteDoors, directDoors, isPending, limitedDoors, rejecting } from './doors.ts'

const list = new ListFHIRDatastoresCommand({})
const start = Date.parse('2025-01-01T00:00:00Z')
const hang: FaultOutcome = { kind: 'hang' }
const late: FaultOutcome = { kind: 'latency', duration: { seconds: 30 } }

const clientDoors = [...byteDoors, ...directDoors]

/** Waits until an answer waits. */
const untilItWaits = () => until(() => vi.getTimerCount() > 0)

describe("On the system's clock, under fake timers,", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: start, toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(clientDoors)('a latency really is waited for through $name', async (door) => {
    const { fake, client } = door.open({ clock: systemClock() })
    fake.faults.add({ outcome: late })
    const sent = client.send(list)
    await untilItWaits()
    expect(await isPending(fake, sent)).toBe(true)

    await vi.advanceTimersByTimeAsync(29_999)
    expect(await isPending(fake, sent)).toBe(true)
    await vi.advanceTimersByTimeAsync(1)

    expect((await sent).$metadata.httpStatusCode).toBe(200)
    expect(fake.clock.now()).toBe(start + 30_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it.each(limitedDoors)('requestTimeout ends what hangs through $name', async (door) => {
    const { fake, client } = door.open({ clock: systemClock() }, rejecting)
    fake.faults.add({ per: 'attempt', outcome: hang })
    const sent = client.send(list, { requestTimeout: 4000 })
    const settled = Promise.allSettled([sent])
    await untilItWaits()
    expect(await isPending(fake, sent)).toBe(true)

    await vi.advanceTimersByTimeAsync(4000)

    // With bytes the SDK tries again, and the second attempt is answered.
    const [result] = await settled
    const isRetried = byteDoors.includes(door)
    expect(result).toMatchObject(
      isRetried
        ? { value: { $metadata: { attempts: 2 } } }
        : { reason: { name: 'TimeoutError', code: 'ETIMEDOUT' } },
    )
    expect(fake.clock.now()).toBe(start + 4000)
  })

  it.each(clientDoors)('abortSignal ends a latency through $name at once', async (door) => {
    const { fake, client } = door.open({ clock: systemClock() })
    fake.faults.add({ outcome: late })
    const abort = new AbortController()
    const sent = client.send(list, { abortSignal: abort.signal })
    await untilItWaits()
    expect(await isPending(fake, sent)).toBe(true)

    abort.abort()

    expect(await rejectionOf(sent)).toMatchObject({ name: 'AbortError' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('abortSignal ends a fetch that is late with its own reason', async () => {
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: late })
    const abort = new AbortController()
    const request = new Request(requestFor('ListFHIRDatastores'), { signal: abort.signal })
    const sent = fake.fetch(request)
    await untilItWaits()
    expect(await isPending(fake, sent)).toBe(true)

    abort.abort(new Error('Enough'))

    expect(await rejectionOf(sent)).toMatchObject({ message: 'Enough' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('a latency longer than any timer can be is waited for to its end', async () => {
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: { kind: 'latency', duration: { days: 60 } } })
    const sent = fake.directClient().send(list)
    const days = 24 * 60 * 60_000
    await untilItWaits()

    await vi.advanceTimersByTimeAsync(59 * days)
    expect(await isPending(fake, sent)).toBe(true)
    await vi.advanceTimersByTimeAsync(days)

    expect((await sent).$metadata.httpStatusCode).toBe(200)
  })

  it('what was advanced by hand shortens no wait', async () => {
    const fake = createFakeHealthLake({ clock: systemClock() })
    fake.faults.add({ outcome: late })
    const sent = fake.directClient().send(list)
    await untilItWaits()

    fake.clock.advance({ hours: 1 })
    expect(await isPending(fake, sent)).toBe(true)
    await vi.advanceTimersByTimeAsync(30_000)

    expect((await sent).$metadata.httpStatusCode).toBe(200)
  })
})
