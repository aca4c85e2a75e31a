import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  complaints,
  create,
  errorOf,
  failureOn,
  list,
  reproduce,
  reset,
  saidBy,
  sleep,
} from './tools.ts'

const denied = errorOf('AccessDeniedException')
const leaves = (what: string) =>
  `Error: It leaves a rejection unhandled, which ends a process: ${what}`
const thrown = leaves('AccessDeniedException: AccessDeniedException, by a fault rule')

/** Does not wait for its Create. */
async function floating(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  void create(client)
  await list(client)
}

/** Hears of what nobody handled, in the place of the test runner. */
function listening() {
  const heard = vi.fn<(error: unknown) => void>()
  const others = process.listeners('unhandledRejection')
  beforeEach(() => {
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', heard)
  })
  afterEach(() => {
    process.removeAllListeners('unhandledRejection')
    for (const other of others) process.on('unhandledRejection', other)
  })
  return heard
}

describe('A rejection that the program does not handle', () => {
  const heard = listening()

  it('is found, though it is the fault, and nobody else hears of it', async () => {
    const report = await exploreFaults(createFakeHealthLake(), floating, { outcomes: [denied] })

    expect(report.runs).toBe(4)
    expect(report.failures.map(({ fault, error }) => [fault.operation, saidBy(error)])).toEqual([
      ['CreateFHIRDatastore', thrown],
      ['CreateFHIRDatastore', thrown],
    ])
    expect(report.failures[0]?.error).toMatchObject({ cause: { name: 'AccessDeniedException' } })
    expect(heard).not.toHaveBeenCalled()
  })

  it('is found again by its line', async () => {
    const { failures } = await exploreFaults(createFakeHealthLake(), floating, {
      outcomes: [denied],
    })
    const fake = createFakeHealthLake()
    reproduce(failures[0]?.reproduce ?? '', fake)

    expect(saidBy(await failureOn(fake, floating))).toBe(thrown)
  })

  it('is found where it comes after the program has ended, late by retries', async () => {
    const said = await complaints([reset], async (fork) => {
      void create(fork.client())
    })

    expect(said).toEqual([leaves('Error: The connection failed: ECONNRESET.')])
  })

  it('is found where a timer set it off', async () => {
    const said = await complaints([denied], async (fork) => {
      setInterval(async () => list(fork.directClient()), 1000)
      await sleep(1500)
    })

    expect(said).toEqual([thrown])
  })

  it('ends the run, as it ends a process', async () => {
    const steps: string[] = []

    await complaints([denied], async (fork) => {
      void create(fork.directClient())
      await sleep(1000)
      steps.push('after')
      await list(fork.directClient())
    })

    expect(steps).toHaveLength(2)
  })

  it('is said first if there is one without any fault', async () => {
    const explored = exploreFaults(createFakeHealthLake(), async (fork) => {
      void Promise.reject(new Error('Left alone'))
      await list(fork.directClient())
    })

    await expect(explored).rejects.toThrow(
      `the program fails without any fault, so there is nothing to explore yet: ${leaves('Error: Left alone')}`,
    )
  })

  it('is none if it is handled in time', async () => {
    const said = await complaints([denied, reset], async (fork) => {
      const client = fork.client()
      const created = create(client).catch(() => '')
      await Promise.allSettled([list(client), created])
    })

    expect(said).toEqual([])
  })
})

describe('Other code of the process', () => {
  const heard = listening()

  it('still hears of its own rejections during an exploration', async () => {
    const exploring = exploreFaults(createFakeHealthLake(), floating, { outcomes: [denied] })
    void Promise.reject(new Error('Of others'))
    await exploring

    expect(heard.mock.calls.map(([error]) => saidBy(error))).toEqual(['Error: Of others'])
  })

  it('finds process.emit as it was', async () => {
    const before = Object.getOwnPropertyDescriptor(process, 'emit')

    await exploreFaults(createFakeHealthLake(), floating, { outcomes: [denied] })

    expect(Object.getOwnPropertyDescriptor(process, 'emit')).toEqual(before)
  })
})

describe('An error that is thrown where nobody can catch it', () => {
  it('is a failure, even if it is the fault', async () => {
    const said = await complaints([denied], async (fork) => {
      setTimeout(() => fork.execute('ListFHIRDatastores', {}), 5)
      await sleep(10)
    })

    expect(said).toEqual(['AccessDeniedException: AccessDeniedException, by a fault rule'])
  })

  it('is a failure also from nextTick and setImmediate', async () => {
    const ways = [setImmediate, (run: () => void) => process.nextTick(run)]
    for (const later of ways) {
      const said = await complaints([denied], async (fork) => {
        later(() => fork.execute('ListFHIRDatastores', {}))
        await sleep(10)
      })

      expect(said).toEqual(['AccessDeniedException: AccessDeniedException, by a fault rule'])
    }
  })
})
