import { createFakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { list, sleep } from './tools.ts'

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
