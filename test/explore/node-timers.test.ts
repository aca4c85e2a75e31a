import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { syncBuiltinESMExports } from 'node:module'
import timers, { setTimeout as setNodeTimeout } from 'node:timers'
import promises, {
  scheduler,
  setInterval as ticks,
  setTimeout as pause,
} from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { complaints, create, explored, list, reset, statusOf } from './tools.ts'

const { setTimeout: real } = promises

const hour = 3_600_000

describe('While a program is explored, node:timers/promises', () => {
  it('sleeps take no time, though the clocks say so', async () => {
    const seen = await explored(async ({ clock }) => {
      const before = [Date.now(), clock.now()]
      const value = await pause(hour, 'slept')
      await promises.setTimeout(hour)
      await scheduler.wait(hour)
      return [value, ...[Date.now(), clock.now()].map((now, index) => now - (before[index] ?? 0))]
    })

    expect(seen).toEqual(['slept', 3 * hour, 3 * hour])
  })

  it('setInterval ticks at its rate, however long what it is for takes', async () => {
    const seen = await explored(async () => {
      const begun = Date.now()
      const times: unknown[] = []
      for await (const value of ticks(1000, 'tick')) {
        times.push([value, Date.now() - begun])
        await pause(300)
        if (times.length === 3) return times
      }
      return []
    })

    expect(seen).toEqual([1000, 2000, 3000].map((at) => ['tick', at]))
  })

  it.each([
    ['setTimeout', (options: { signal: AbortSignal }) => pause(hour, undefined, options)],
    ['scheduler.wait', (options: { signal: AbortSignal }) => scheduler.wait(hour, options)],
    ['setInterval', (options: { signal: AbortSignal }) => ticks(hour, undefined, options).next()],
    [
      'promisify(setTimeout)',
      (options: { signal: AbortSignal }) => promisify(setTimeout)(hour, undefined, options),
    ],
  ])('%s rejects once its signal is aborted, and before', async (_name, sleeping) => {
    const seen = await explored(async () => {
      const begun = Date.now()
      const late = await sleeping({ signal: AbortSignal.timeout(500) }).catch(
        (error: unknown) => error,
      )
      const spent = Date.now() - begun
      const atOnce = await sleeping({ signal: AbortSignal.abort('why') }).catch(
        (error: unknown) => error,
      )
      return { late, spent, atOnce }
    })

    expect(seen.spent).toBe(500)
    expect(seen.late).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' })
    expect(seen.late).toMatchObject({ cause: { name: 'TimeoutError' } })
    expect(seen.atOnce).toMatchObject({ name: 'AbortError', cause: 'why' })
  })

  it('leaves no timer behind where it was aborted', async () => {
    const clocks: (() => number)[] = []

    await complaints([reset], async (fork) => {
      const begun = fork.clock.now()
      clocks.push(() => fork.clock.now() - begun)
      await list(fork.directClient()).catch(async () => {
        const controller = new AbortController()
        const sleeping = pause(hour, undefined, { signal: controller.signal }).catch(() => {})
        controller.abort()
        await sleeping
        await new Promise(() => {})
      })
    })

    expect(clocks.map((read) => read())).toEqual([0, 0])
  })

  it('a poller that sleeps with it is explored to its limit', async () => {
    const said = await complaints([{ kind: 'transition', after: Infinity }], async (fork) => {
      const client = fork.directClient()
      const id = await create(client)
      for (let slept = 0; slept < hour; slept += 60_000) {
        if ((await statusOf(client, id)) === 'ACTIVE') return
        await pause(60_000)
      }
      throw new Error('Late')
    })

    expect(said).toEqual(['Error: Late'])
  })
})

it('node:timers is virtual as well', async () => {
  const seen = await explored(async () => {
    const begun = Date.now()
    const never = vi.fn<() => void>()
    timers.clearTimeout(setNodeTimeout(never, 10))
    await new Promise((resolve) => {
      setNodeTimeout(resolve, hour)
    })
    await new Promise<void>((resolve) => {
      const ticking = timers.setInterval(() => {
        timers.clearInterval(ticking)
        resolve()
      }, hour)
    })
    return [Date.now() - begun, never.mock.calls.length]
  })

  expect(seen).toEqual([2 * hour, 0])
})

/** Puts a fake in place as libraries of fake timers do, which leaves what was imported by name. */
function fakeNodeTimers() {
  const before = [globalThis.setTimeout, timers.setTimeout] as const
  const fake = vi.fn<() => NodeJS.Timeout>() as unknown as typeof timers.setTimeout
  globalThis.setTimeout = fake
  timers.setTimeout = fake
  return {
    fake,
    restore: () => {
      ;[globalThis.setTimeout, timers.setTimeout] = before
    },
  }
}

describe('Outside of the program, the timers of node stay', () => {
  it('real while it runs, and afterwards', async () => {
    const before = { ...timers, ...promises }
    const outside = (async () => {
      const begun = performance.now()
      await pause(20, undefined)
      return performance.now() - begun
    })()

    await explored(() => pause(hour))

    expect(await outside).toBeGreaterThan(15)
    expect({ ...timers, ...promises }).toEqual(before)
    expect([pause, setNodeTimeout]).toEqual([real, timers.setTimeout])
    expect(Object.keys(scheduler)).toEqual([])
  })

  it('as they are where a test has fakes of them, which stay out of what was imported by name', async () => {
    const before = setNodeTimeout
    const { fake, restore } = fakeNodeTimers()

    await exploreFaults(createFakeHealthLake(), (fork) => list(fork.client()), { outcomes: [] })

    expect(timers.setTimeout).toBe(fake)
    expect(setNodeTimeout).toBe(before)
    restore()
  })

  it('real where the program leaves fakes of them behind', async () => {
    const { setTimeout: before } = timers
    const left: ReturnType<typeof fakeNodeTimers>[] = []

    await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        await list(fork.directClient())
        left.push(fakeNodeTimers())
      },
      { outcomes: [] },
    )

    expect(timers.setTimeout).toBe(left[0]?.fake)
    left[0]?.restore()
    const begun = performance.now()
    await new Promise((resolve) => {
      setNodeTimeout(resolve, 20)
    })
    expect(performance.now() - begun).toBeGreaterThan(15)
    globalThis.setTimeout = before
    timers.setTimeout = before
    syncBuiltinESMExports()
    expect(setNodeTimeout).toBe(before)
  })
})
