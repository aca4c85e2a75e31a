import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { complaints, list, lost, reset, sleep } from './tools.ts'

const program = (fork: FakeHealthLake) => list(fork.client()).catch(() => {})
const never = () => new Promise<void>(() => {})

describe('A check that waits for ever', () => {
  it('is a failure of the run', async () => {
    const said = await complaints([lost], program, {
      check: ({ history }) => (history[0]?.error === undefined ? undefined : never()),
    })

    expect(said).toEqual(['Error: check still waits when nothing can happen any more.'])
  })

  it('is a mistake if it does so without any fault', async () => {
    const begun = performance.now()

    const explored = exploreFaults(createFakeHealthLake(), program, { check: never })

    await expect(explored).rejects.toThrow(
      'the program fails without any fault, so there is nothing to explore yet: Error: check still waits when nothing can happen any more.',
    )
    expect(performance.now() - begun).toBeLessThan(4500)
  })
})

describe('A check that takes its time is waited for', () => {
  it('while it sleeps, longer than any program', async () => {
    let checks = 0

    const said = await complaints([reset], program, {
      limit: 1,
      async check() {
        await sleep(1200)
        checks += 1
      },
    })

    expect(said).toEqual([])
    expect(checks).toBe(2)
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
