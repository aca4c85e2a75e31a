import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { readFile } from 'node:fs/promises'
import timers from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { complaints, list, lost, reset, sleep } from './tools.ts'

// Taken out of the module, it stays real.
const { setTimeout: reallySleep } = timers

const program = (fork: FakeHealthLake) => list(fork.client()).catch(() => {})
const never = () => new Promise<void>(() => {})

// Each takes about a second of real time, in which it sees the others wait.
describe.concurrent('What waits for ever is left alone after a second:', () => {
  it('a program without any fault', async () => {
    const begun = performance.now()

    const explored = exploreFaults(createFakeHealthLake(), never)

    await expect(explored).rejects.toThrow(
      'It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second.',
    )
    expect(performance.now() - begun).toBeLessThan(4500)
  })

  it('one that asks for an answer that never comes', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ outcome: { kind: 'hang' } })

    const explored = exploreFaults(fake, (fork) => list(fork.client()))

    await expect(explored).rejects.toThrow('Error: It waits for ever for a response')
  })

  it('one that sleeps with a real timer, and the message says which timers are', async () => {
    const stop = new AbortController()

    const explored = exploreFaults(createFakeHealthLake(), async (fork) => {
      await reallySleep(60_000, undefined, { signal: stop.signal })
      await list(fork.directClient())
    })

    await expect(explored).rejects.toThrow(
      'It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second. A sleep with setTimeout or node:timers/promises is virtual, unless the function was taken out of the module before, as const { setTimeout } = require(…) does.',
    )
    stop.abort()
  })

  it('one that is busy in turns of the event loop, and does nothing', async () => {
    const stop = new AbortController()

    const explored = exploreFaults(createFakeHealthLake(), async () => {
      while (!stop.signal.aborted) {
        await new Promise((resolve) => {
          setImmediate(resolve)
        })
      }
    })

    await expect(explored).rejects.toThrow(
      'It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second.',
    )
    stop.abort()
  })

  it('a check, which is a failure of the run', async () => {
    const said = await complaints([lost], program, {
      check: ({ history }) => (history[0]?.error === undefined ? undefined : never()),
    })

    expect(said).toEqual([
      'Error: check is still waiting, and nothing is left that could happen, except input, output and timers that take longer than ten seconds.',
    ])
  })

  it('a check without any fault, which is a mistake', async () => {
    const begun = performance.now()

    const explored = exploreFaults(createFakeHealthLake(), program, { check: never })

    await expect(explored).rejects.toThrow(
      'the program fails without any fault, so there is nothing to explore yet: Error: check is still waiting, and nothing is left that could happen, except input, output and timers that take longer than ten seconds.',
    )
    expect(performance.now() - begun).toBeLessThan(4500)
  })
})

describe('A check that takes its time is waited for', () => {
  it('while it sleeps, longer than any program', async () => {
    let runs = 0
    let slept = 0

    const said = await complaints([reset], program, {
      limit: 1,
      async check() {
        runs += 1
        if (runs === 1) return
        await sleep(1200)
        slept += 1
      },
    })

    expect(said).toEqual([])
    expect([runs, slept]).toEqual([2, 1])
  })

  it('while it reads files and asks the fork', async () => {
    let lines = 0

    const said = await complaints([reset], program, {
      async check(fork) {
        for (let read = 0; read < 20; read += 1) {
          lines += (await readFile(fileURLToPath(import.meta.url), 'utf8')).split('\n').length
          await list(fork.client())
        }
      },
    })

    expect(said).toEqual([])
    expect(lines).toBeGreaterThan(100)
  })
})
