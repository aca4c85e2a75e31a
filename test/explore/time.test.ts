import {
  createFakeHealthLake,
  exploreFaults,
  manualClock,
  pollingClock,
  systemClock,
  type FakeHealthLake,
} from 'fake-healthlake'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { create, explored, list, noted, reset, sleep } from './tools.ts'

describe('While a program is explored', () => {
  it('setInterval goes off again and again, until it is cleared', async () => {
    const times = await noted(async (note) => {
      const start = Date.now()
      const ticking = setInterval(() => note(Date.now() - start), 10)
      await sleep(35)
      clearInterval(ticking)
      await sleep(50)
    })

    expect(times).toEqual([10, 20, 30])
  })

  it('setInterval can be cleared from within', async () => {
    const times = await noted(async (note) => {
      const ticking = setInterval(
        (by: number) => {
          note(by)
          clearInterval(ticking)
        },
        10,
        7,
      )
      await sleep(50)
    })

    expect(times).toEqual([7])
  })

  it('AbortSignal.timeout goes off in virtual time', async () => {
    const seen = await explored(async () => {
      const start = Date.now()
      const signal = AbortSignal.timeout(60_000)
      await new Promise((resolve) => {
        signal.addEventListener('abort', resolve)
      })
      return [Date.now() - start, (signal.reason as DOMException).name]
    })

    expect(seen).toEqual([60_000, 'TimeoutError'])
  })

  it('setImmediate, nextTick and queueMicrotask are as ever', async () => {
    const order = await noted(async (note) => {
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      process.nextTick(note, 'tick')
      queueMicrotask(() => note('microtask'))
      await new Promise((resolve) => {
        setImmediate(resolve, clearImmediate(setImmediate(note, 'never')))
      })
      note('end')
    })

    expect(new Set(order)).toEqual(new Set(['end', 'microtask', 'tick']))
  })

  it('Date is as ever but for the time', async () => {
    const seen = await explored(() => [
      new Date(5).getTime(),
      new Date('2025-01-01').toISOString(),
      new Date(2025, 0, 31).getDate(),
      Date.UTC(2025, 0),
      Date.parse('1970-01-01T00:00:00.001Z'),
      new Date() instanceof Date,
      Object.prototype.toString.call(new Date()),
      Math.abs(Date.parse(Date()) - Date.now()) < 1000,
      new (class Later extends Date {})(7).getTime(),
    ])

    const first = Date.UTC(2025, 0)
    expect(seen).toEqual([
      5,
      '2025-01-01T00:00:00.000Z',
      31,
      first,
      1,
      true,
      '[object Date]',
      true,
      7,
    ])
  })

  it("Date is the fork's clock, however that is moved", async () => {
    const seen: string[][] = []
    const fake = createFakeHealthLake({ clock: manualClock('2001-02-03') })
    fake.clock.advance({ hours: 1 })

    await exploreFaults(
      fake,
      async (fork) => {
        const times: string[] = []
        const look = () => times.push(new Date().toISOString().slice(0, 19))
        look()
        await sleep(60_000)
        look()
        fork.clock.advance({ minutes: 5 })
        look()
        await list(fork.client())
        look()
        seen.push(times)
      },
      { outcomes: [{ kind: 'latency', duration: { seconds: 9 } }] },
    )

    const before = ['2001-02-03T01:00:00', '2001-02-03T01:01:00', '2001-02-03T01:06:00']
    expect(seen).toEqual([
      [...before, '2001-02-03T01:06:00'],
      [...before, '2001-02-03T01:06:09'],
      [...before, '2001-02-03T01:06:09'],
    ])
  })

  it('a poller that measures by CreatedAt survives', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })

    const report = await exploreFaults(
      fake,
      async (fork) => {
        await create(fork.client())
        for (;;) {
          const [store] = fork.datastores()
          if (store?.DatastoreStatus === 'ACTIVE') return
          if (Date.now() - Number(store?.CreatedAt) > 3_600_000) throw new Error('An hour!')
          await sleep(60_000)
          await list(fork.client())
        }
      },
      { outcomes: [{ kind: 'latency', duration: 5 }] },
    )

    expect(report.failures).toEqual([])
  })

  it("Date is the system's on a system's clock, and moves the fork's", async () => {
    const clock = systemClock()
    clock.advance({ days: 1 })
    const differences: number[] = []
    const begun = Date.now()

    await exploreFaults(createFakeHealthLake({ clock }), async (fork) => {
      differences.push(fork.clock.now() - Date.now())
      await sleep(3_600_000)
      differences.push(fork.clock.now() - Date.now(), Date.now() - begun - 3_600_000)
      await list(fork.directClient())
    })

    const [before = 0, after = 0, gone = Infinity] = differences
    expect([before, after]).toEqual([86_400_000, 86_400_000])
    expect(gone).toBeGreaterThanOrEqual(0)
    expect(gone).toBeLessThan(5000)
  })

  it('chance is the same in every run, so that the same calls are made', async () => {
    const drawn = new Set<string>()

    await exploreFaults(createFakeHealthLake(), async (fork) => {
      const some = Array.from({ length: 100 }, () => Math.random())
      expect(some.every((each) => each >= 0 && each < 1)).toBe(true)
      expect(new Set(some).size).toBe(100)
      drawn.add(some.join())
      await list(fork.directClient())
    })

    expect(drawn.size).toBe(1)
  })

  it("a program's heart may beat for ever: it waits all the same", async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const beating = setInterval(() => {}, 1000)
        await list(fork.directClient())
        clearInterval(beating)
      },
      { outcomes: [{ kind: 'hang' }] },
    )

    expect(String(report)).toContain('It still waits when nothing can happen any more.')
  })

  it('what a timer throws ends the program, as it ends a process', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        await list(fork.directClient()).catch(() => {
          setTimeout(() => {
            throw new Error('Out of nowhere')
          }, 10)
        })
        await sleep(20)
      },
      { outcomes: [reset] },
    )

    expect(report.failures).toMatchObject([{ error: { message: 'Out of nowhere' } }])
  })

  it('a timer that is left over goes off no more', async () => {
    const goOff = vi.fn<() => void>()
    const options = { outcomes: [reset] }

    const program = async (fork: FakeHealthLake) => {
      setTimeout(goOff, 1)
      await list(fork.directClient())
    }
    await exploreFaults(createFakeHealthLake(), program, options)
    await sleep(20)

    expect(goOff).not.toHaveBeenCalled()
  })
})

describe('Under the fake timers of a test', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a program is explored as without, and the fake timers are none the wiser', async () => {
    vi.useFakeTimers({ now: 0 })
    const own = vi.fn<() => void>()
    setTimeout(own, 500)
    const { setTimeout: faked } = globalThis
    const seen: unknown[] = []

    const report = await exploreFaults(createFakeHealthLake(), async (fork) => {
      await sleep(1000)
      await new Promise((resolve) => {
        setImmediate(resolve)
      })
      seen.push([Date.now(), performance.now() >= 1000, new Date().getTime()])
      await list(fork.client())
    })

    expect(report.runs).toBeGreaterThan(10)
    const start = Date.parse('2025-01-01')
    expect(seen[0]).toEqual([start + 1000, true, start + 1000])
    expect(globalThis.setTimeout).toBe(faked)
    expect(Date.now()).toBe(0)
    expect(own).not.toHaveBeenCalled()
    vi.advanceTimersByTime(500)
    expect(own).toHaveBeenCalledOnce()
  })

  it('a program may bring its own', async () => {
    const { setTimeout: before } = globalThis

    await exploreFaults(createFakeHealthLake(), async (fork) => {
      vi.useFakeTimers()
      try {
        const slept = sleep(1000)
        await vi.advanceTimersByTimeAsync(1000)
        await slept
      } finally {
        vi.useRealTimers()
      }
      await list(fork.directClient())
    })

    expect(globalThis.setTimeout).toBe(before)
  })
})
