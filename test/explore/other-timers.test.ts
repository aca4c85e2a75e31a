import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it, vi } from 'vitest'
import { explored, list, recordMisuse, reset, sleep } from './tools.ts'

describe('While a program is explored', () => {
  it('setInterval goes off again and again, until it is cleared', async () => {
    const times = await recordMisuse(async (note) => {
      const start = Date.now()
      const ticking = setInterval(() => note(Date.now() - start), 10)
      await sleep(35)
      clearInterval(ticking)
      await sleep(50)
    })

    expect(times).toEqual([10, 20, 30])
  })

  it('setInterval can be cleared from within', async () => {
    const times = await recordMisuse(async (note) => {
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
    const order = await recordMisuse(async (note) => {
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

    expect(String(report)).toContain('Error: It waits for ever for a response')
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
