import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, errorOf, list, saidBy } from './tools.ts'

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
