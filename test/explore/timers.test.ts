import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { explored, recordMisuse, sleep } from './tools.ts'

describe('While a program is explored, setTimeout', () => {
  it('takes no time, though the clocks say so', async () => {
    const spent = await explored(async ({ clock }) => {
      const before = [Date.now(), new Date().getTime(), performance.now(), clock.now()]
      await sleep(3_600_000)
      const after = [Date.now(), new Date().getTime(), performance.now(), clock.now()]
      return after.map((time, index) => time - (before[index] ?? 0))
    })

    expect(spent.map(Math.round)).toEqual([3_600_000, 3_600_000, 3_600_000, 3_600_000])
  })

  it('goes off in order of time, then of setting', async () => {
    const order = await recordMisuse(async (note) => {
      setTimeout(note, 20, 'c')
      setTimeout(note, 10, 'a')
      setTimeout(note, 10, 'b')
      setTimeout(note, 30, 'd')
      await sleep(25)
      note('now')
      await sleep(25)
    })

    expect(order).toEqual(['a', 'b', 'c', 'now', 'd'])
  })

  it('can be set from within one that goes off', async () => {
    const times = await recordMisuse(async (note) => {
      const start = Date.now()
      setTimeout(() => {
        setTimeout(() => note(['inner', Date.now() - start]), 5)
        note(['outer', Date.now() - start])
      }, 10)
      await sleep(100)
      note(['end', Date.now() - start])
    })

    expect(times).toEqual([
      ['outer', 10],
      ['inner', 15],
      ['end', 100],
    ])
  })

  it('hands on its arguments', async () => {
    const given = await recordMisuse(async (note) => {
      setTimeout((...args: unknown[]) => note(args), 1, 'a', 2, null)
      await sleep(5)
    })

    expect(given).toEqual([['a', 2, null]])
  })

  it.each([
    [undefined, 1],
    [0, 1],
    [-5, 1],
    [Number.NaN, 1],
    [Infinity, 1],
    [2 ** 31, 1],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [1.9, 1],
    ['20', 20],
    [null, 1],
  ])('with a delay of %j goes off after %d ms, as in Node', async (delay, after) => {
    const spent = await explored(async () => {
      const start = Date.now()
      await new Promise((resolve) => {
        setTimeout(resolve, delay as number)
      })
      return Date.now() - start
    })

    expect(spent).toBe(after)
  })

  it('refuses what is no function, as in Node', async () => {
    const code = await explored(() => {
      try {
        Reflect.apply(setTimeout, undefined, ['alert()', 5])
        return 'none'
      } catch (error) {
        return (error as { code: string }).code
      }
    })

    expect(code).toBe('ERR_INVALID_ARG_TYPE')
  })

  it('can be cleared, by its handle, as a number, or by disposing of it', async () => {
    const order = await recordMisuse(async (note) => {
      const timers = [1, 2, 3, 4, 5].map((what) => setTimeout(note, 10, what))
      clearTimeout(timers[0])
      clearTimeout(Number(timers[1]))
      clearInterval(timers[2])
      timers[3]?.[Symbol.dispose]()
      clearTimeout(undefined)
      clearTimeout(123)
      await sleep(20)
      clearTimeout(timers[4])
    })

    expect(order).toEqual([5])
  })

  it('has a handle like that of Node', async () => {
    const seen = await recordMisuse(async (note) => {
      const timer = setTimeout(note, 10, 'late')
      note(timer.hasRef())
      note(timer.unref() === timer && !timer.hasRef())
      note(timer.ref() === timer && timer.hasRef())
      await sleep(6)
      note(timer.refresh() === timer)
      await sleep(6)
      note('refreshed')
      await sleep(6)
      timer.refresh()
      await sleep(12)
      note(timer.close() === timer)
    })

    expect(seen).toEqual([true, true, true, true, 'refreshed', 'late', 'late', true])
  })

  it('goes off even if it was unref’d, for a request keeps a process alive', async () => {
    const order = await recordMisuse(async (note) => {
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 1000).unref()
      })
      note('here')
    })

    expect(order).toEqual(['here'])
  })

  it('can be made a promise by promisify', async () => {
    const spent = await explored(async () => {
      const start = Date.now()
      const value = await promisify(setTimeout)(5000, 'value')
      return [value, Date.now() - start]
    })

    expect(spent).toEqual(['value', 5000])
  })
})
