import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, errorOf, list, saidBy, sleep } from './tools.ts'

const outcomes = [errorOf('AccessDeniedException')]

describe('What a listener of events throws', () => {
  it('fails the run, though the program does not hear of it', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const client = fork.client()
        fork.onEvent({ detailType: 'Data Store Creating' }, () => {
          if (fork.history.some(({ error }) => error !== undefined)) throw new Error('a bug')
        })
        await list(client).catch(() => 0)
        await create(client)
      },
      { outcomes },
    )

    expect(report.failures.map(({ fault, error }) => [fault.operation, saidBy(error)])).toEqual([
      ['ListFHIRDatastores', 'Error: a bug'],
      ['ListFHIRDatastores', 'Error: a bug'],
    ])
    expect(String(report)).toContain('\n  A listener of Data Store Creating threw that.')
  })

  it('may be the fault, which it passes on', async () => {
    const { failures } = await exploreFaults(createFakeHealthLake(), listing, { outcomes })

    expect(failures).toEqual([])
  })

  it('without a fault makes a program that cannot be explored', async () => {
    await expect(exploreFaults(createFakeHealthLake(), broken, { outcomes })).rejects.toThrow(
      'a bug',
    )
  })
})

/** Lists whenever it hears of a data store, and waits for that. */
async function listing(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  fork.onEvent({ detailType: 'Data Store Creating' }, () => list(client))
  await create(client)
  await fork.eventsDelivered()
}

async function broken(fork: FakeHealthLake): Promise<void> {
  fork.onEvent({}, () => {
    throw new Error('a bug')
  })
  await create(fork.client())
}

describe('A listener that goes on when the program has ended', () => {
  it('is waited for, sleeps and all', async () => {
    const { failures } = await exploreFaults(createFakeHealthLake(), sleeping, { outcomes })

    expect(failures.map(({ error }) => saidBy(error))).toContain('Error: lost it')
  })

  it('and never ends fails the run', async () => {
    const { failures } = await exploreFaults(createFakeHealthLake(), endless, { outcomes })
    expect(failures.map(({ error }) => saidBy(error))).toContainEqual(
      expect.stringMatching(/^MisuseError: 1 listener of an event has not finished: Data Store/),
    )
  })
})

/** Lists when it hears of a data store; where that fails it throws, but not at once. */
async function sleeping(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  fork.onEvent({ detailType: 'Data Store Creating' }, async () => {
    try {
      await list(client)
    } catch {
      await sleep(1000)
      throw new Error('lost it')
    }
  })
  await create(client)
}

/** Lists when it hears of a data store; where that fails it waits for ever. */
function endless(fork: FakeHealthLake): Promise<unknown> {
  fork.onEvent({ detailType: 'Data Store Creating' }, async () => {
    await list(fork.client()).catch(() => new Promise(() => undefined))
  })
  return create(fork.client())
}
