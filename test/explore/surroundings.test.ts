import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { AsyncLocalStorage } from 'node:async_hooks'
import { describe, expect, it } from 'vitest'
import { failureOn, hang, list, reset, sleep } from './tools.ts'

/** All that an exploration puts something else in the place of. */
function ambient(): unknown[] {
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } =
    globalThis
  return [
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    setImmediate,
    clearImmediate,
    Date,
    Reflect.get(Date, 'now'),
    Object.getOwnPropertyDescriptor(performance, 'now'),
    Object.getOwnPropertyDescriptor(Math, 'random')?.value,
    Object.getOwnPropertyDescriptor(AbortSignal, 'timeout')?.value,
    ...['digest', 'importKey', 'sign'].map((name): unknown => Reflect.get(crypto.subtle, name)),
  ]
}

const program = async (fork: FakeHealthLake) => {
  await sleep(1000)
  await list(fork.directClient())
}

describe('exploreFaults puts time and chance back', () => {
  it('once it is done, also the second time', async () => {
    const before = ambient()

    await exploreFaults(createFakeHealthLake(), program)
    expect(ambient()).toEqual(before)
    await exploreFaults(createFakeHealthLake(), program)

    expect(ambient().map((each, index) => Object.is(each, before[index]))).toEqual(
      before.map((each) => typeof each === 'function' || each === undefined),
    )
  })

  it.each([
    ['the program fails', () => Promise.reject(new Error('No'))],
    [
      'the program throws',
      () => {
        throw new Error('No')
      },
    ],
    ['the program waits', () => new Promise(() => {})],
  ] as const)('if %s', async (_what, broken) => {
    const before = ambient()

    await expect(exploreFaults(createFakeHealthLake(), broken)).rejects.toThrow('without any fault')

    expect(ambient()).toEqual(before)
  })

  it('if an option is wrong', async () => {
    const before = ambient()

    await expect(exploreFaults(createFakeHealthLake(), program, { limit: 0 })).rejects.toThrow(
      'limit is 0',
    )

    expect(ambient()).toEqual(before)
  })

  it('so that check runs in real time', async () => {
    const spent: number[] = []

    await exploreFaults(createFakeHealthLake(), program, {
      outcomes: [],
      async check() {
        const start = performance.now()
        await sleep(20)
        spent.push(performance.now() - start)
      },
    })

    expect(spent[0]).toBeGreaterThan(15)
    expect(spent[0]).toBeLessThan(1000)
  })
})

describe('exploreFaults does not disturb', () => {
  it('other code of the process: its timers, clocks and chance are real', async () => {
    const start = Date.now()
    const goneOff: string[] = []
    setTimeout(() => goneOff.push('before'), 15)
    const exploring = exploreFaults(createFakeHealthLake(), program)
    const slow = setTimeout(() => goneOff.push('too early'), 60_000)
    setTimeout(() => goneOff.push('during'), 15)
    const pulse = setInterval(() => goneOff.push('pulse'), 5)
    const drawn = new Set(Array.from({ length: 20 }, () => Math.random()))
    await sleep(30)

    expect(goneOff).toEqual(expect.arrayContaining(['before', 'during', 'pulse']))
    expect(goneOff).not.toContain('too early')
    expect(Date.now() - start).toBeLessThan(5000)
    expect(new Date().getTime() - start).toBeLessThan(5000)
    expect(drawn.size).toBe(20)
    await exploring
    clearTimeout(slow)
    clearInterval(pulse)
  })

  it('another exploration at the same time', async () => {
    const before = ambient()
    const alone = String(await exploreFaults(createFakeHealthLake(), program))

    const together = await Promise.all(
      [1, 2, 3].map(() => exploreFaults(createFakeHealthLake(), program)),
    )

    expect(together.map(String)).toEqual([alone, alone, alone])
    expect(ambient()).toEqual(before)
  })

  it("a program's own asynchronous context, which its timers keep", async () => {
    const storage = new AsyncLocalStorage<string>()
    const seen: unknown[] = []

    await exploreFaults(
      createFakeHealthLake(),
      (fork) =>
        storage.run('mine', async () => {
          setTimeout(() => seen.push(storage.getStore()), 5)
          await sleep(10)
          seen.push(storage.getStore())
          await list(fork.directClient())
        }),
      { outcomes: [] },
    )

    expect(seen).toEqual(['mine', 'mine'])
  })

  it('a timer that was set before, if the program clears it', async () => {
    const goneOff: string[] = []
    const early = setTimeout(() => goneOff.push('early'), 500)
    const late = new Promise((resolve) => {
      setTimeout(() => resolve(goneOff.push('late')), 500)
    })

    await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const own = setTimeout(() => goneOff.push('own'), 10)
        clearTimeout(early)
        await sleep(20)
        await list(fork.directClient())
        clearTimeout(own)
      },
      { outcomes: [] },
    )
    await late

    expect(goneOff).toEqual(['own', 'late'])
  })
})

describe('A run that was left waiting', () => {
  it('does nothing any more, even if what it waited for comes', async () => {
    const calls: string[] = []
    const gate = new EventTarget()

    await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const client = fork.directClient()
        await list(client).catch(
          () =>
            new Promise((resolve) => {
              gate.addEventListener('open', resolve)
            }),
        )
        await sleep(5)
        await list(client)
        calls.push('again')
      },
      { outcomes: [reset] },
    )
    const before = calls.length
    gate.dispatchEvent(new Event('open'))
    await sleep(30)

    expect(calls.length).toBe(before)
  })

  it('hangs no exploration: the next begins at once', async () => {
    const fake = createFakeHealthLake()
    const begun = performance.now()

    const { failures } = await exploreFaults(fake, program, { outcomes: [hang] })

    expect(failures).toHaveLength(1)
    expect(await failureOn(fake, program)).toBeUndefined()
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
