import { createFakeHealthLake, type FakeHealthLake, type FaultRule } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { complaints, create, errorOf, list, reset } from './tools.ts'

class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** A program that says in its own words that there is no store. */
async function provide(fork: FakeHealthLake): Promise<void> {
  await create(fork.directClient()).catch(() => {
    throw new StoreError('No store')
  })
}

const accepts = (error: unknown) => error instanceof StoreError
const outcomes = [errorOf('ThrottlingException'), reset]

describe('accepts', () => {
  it("tells that a program's own error is right", async () => {
    expect(await complaints(outcomes, provide)).toHaveLength(2)
    expect(await complaints(outcomes, provide, { accepts })).toEqual([])
  })

  it('gets the error and the rule of the fault', async () => {
    const asked: [unknown, FaultRule][] = []

    await complaints(outcomes, provide, {
      accepts(error, fault) {
        asked.push([error, fault])
        return true
      },
    })

    expect(asked).toEqual(
      outcomes.map((outcome) => [
        new StoreError('No store'),
        { operation: 'CreateFHIRDatastore', outcome },
      ]),
    )
  })

  it('is not asked about the very fault, nor about another error that it does not name', async () => {
    const asked: unknown[] = []
    const note = (error: unknown) => asked.push(error) > 0

    expect(
      await complaints(outcomes, (fork) => create(fork.directClient()), { accepts: note }),
    ).toEqual([])
    expect(asked).toEqual([])
    expect(await complaints(outcomes, provide, { accepts: () => false })).toHaveLength(2)
  })

  it('does not spare the check', async () => {
    const said = await complaints(outcomes, provide, {
      accepts,
      check(_fork, { status }) {
        if (status === 'rejected') throw new Error('Checked')
      },
    })

    expect(said).toEqual(['Error: Checked', 'Error: Checked'])
  })

  it('is not asked where the fault struck nothing', async () => {
    let runs = 0

    const said = await complaints(
      [reset],
      async (fork) => {
        runs += 1
        if (runs > 1) throw new StoreError('No store')
        await list(fork.directClient())
      },
      { accepts },
    )

    expect(said).toEqual(['StoreError: No store'])
  })

  it('is not asked about a rejection that nobody handles', async () => {
    const said = await complaints(
      [reset],
      async (fork) => {
        void provide(fork)
        await list(fork.directClient())
      },
      { accepts },
    )

    expect(said[0]).toContain('It leaves a rejection unhandled')
  })

  it('must give true or false', async () => {
    const explored = exploreFaults(createFakeHealthLake(), provide, {
      outcomes,
      accepts: (async () => true) as never,
    })

    await expect(explored).rejects.toThrow(
      'exploreFaults: what accepts returns is [object Promise]; give true or false.',
    )
  })
})
