import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import {
  create,
  errorOf,
  hang,
  list,
  reset,
  sleep,
  statusOf,
  truncated,
  type Program,
} from './tools.ts'

/** What a report says below the lines of each failure. */
async function hints(
  outcomes: readonly FaultOutcome[],
  program: Program,
  options?: ExploreOptions,
): Promise<string[]> {
  const report = await exploreFaults(createFakeHealthLake(), program, { ...options, outcomes })
  expect(report.failures).not.toEqual([])
  return report
    .toString()
    .split('\n')
    .filter((line) => /^ {2}(?!call |no call)\S/.test(line))
    .map((line) => line.trim())
}

/** A program that says in its own words that it has no data store in time. */
async function provide(fork: FakeHealthLake): Promise<void> {
  const created = create(fork.directClient()).then(() => fork.settle())
  await Promise.race([created, sleep(1000)]).catch(() => {})
  if (fork.datastores()[0]?.DatastoreStatus === 'ACTIVE') return
  throw new Error('No store')
}

const says = 'The program rejected, but its error does not show the fault: '
const empty: FaultOutcome = { kind: 'corrupt', body: 'empty' }
const lacksTimeout = 'name it TimeoutError or AbortError, give it such an error as cause'

describe('Below a program that rejects with another error, a report says what would be right', () => {
  const cases: readonly [of: string, outcome: FaultOutcome, right: string][] = [
    [
      'of a service error',
      errorOf('ThrottlingException'),
      'put ThrottlingException or 400 into its message, give it the response or its error as cause',
    ],
    [
      'of a connection error',
      reset,
      'put ECONNRESET into its message, give it the error of the request as cause',
    ],
    ['of a response that cannot be parsed', truncated, 'give it the SyntaxError as cause'],
    [
      'of what failed',
      { kind: 'transition', to: 'CREATE_FAILED' },
      'put CREATE_FAILED, or the reason, into its message',
    ],
    ['of what never ends', { kind: 'transition', after: Infinity }, lacksTimeout],
    ['of no response', hang, lacksTimeout],
  ]

  it.each(cases)('%s', async (_of, outcome, right) => {
    expect(await hints([outcome], provide)).toEqual([`${says}${right}, or allow it with accepts.`])
  })

  it('of a response without a body, after which a program has nothing to say', async () => {
    const lines = await hints([empty], async (fork) => {
      const id = await create(fork.directClient())
      if (id === '') throw new Error('No id')
    })

    expect(lines).toEqual([`${says}let the program resolve, or allow it with accepts.`])
  })

  it('once for several faults of one kind', async () => {
    const lines = await hints([reset], async (fork) => {
      try {
        await list(fork.directClient())
        await list(fork.directClient())
      } catch {
        throw new Error('No list')
      }
    })

    expect(lines).toHaveLength(1)
  })
})

describe('A report says nothing of the kind', () => {
  it('if check throws', async () => {
    const lines = await hints([reset], (fork) => list(fork.directClient()).catch(() => {}), {
      check(fork) {
        if (fork.history[0]?.error) throw new Error('No list')
      },
    })

    expect(lines).toEqual([])
  })

  it('if the program rejects with a MisuseError', async () => {
    const lines = await hints([reset], (fork) =>
      list(fork.directClient()).catch(() => fork.clock.advance(-1)),
    )

    expect(lines).toEqual([])
  })

  it('if the program rejects with the response to another request', async () => {
    const lines = await hints([reset], (fork) =>
      list(fork.directClient()).catch(() => statusOf(fork.directClient(), 'a'.repeat(32))),
    )

    expect(lines).toEqual([])
  })

  it('if the fault was not applied', async () => {
    let runs = 0
    const program: Program = async (fork) => {
      runs += 1
      if (runs > 1) throw new Error('No list')
      await list(fork.directClient())
    }

    expect(await hints([reset], program)).toEqual([])
  })

  it('if the program waits for ever, but which timers are virtual', async () => {
    const lines = await hints([reset], (fork) =>
      list(fork.directClient()).catch(() => new Promise(() => {})),
    )

    expect(lines).toEqual([
      'A sleep with setTimeout or node:timers/promises is virtual, unless the function was taken out of the module before, as const { setTimeout } = require(…) does.',
    ])
  })
})
