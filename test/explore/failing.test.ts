import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import {
  complaints,
  create,
  errorOf,
  list,
  lost,
  reset,
  sleep,
  statusOf,
  truncated,
  type Program,
} from './tools.ts'

const failing: FaultOutcome = { kind: 'transition', to: 'CREATE_FAILED' }
const nobody = 'a'.repeat(32)

/** A program that throws something when its Create fails. */
function throwing(thrown: unknown): Program {
  return async (fork) => {
    try {
      await create(fork.directClient())
    } catch {
      throw thrown
    }
  }
}

/** A program that looks and looks until its data store is ACTIVE. */
async function impatient(fork: FakeHealthLake): Promise<void> {
  const client = fork.directClient()
  const id = await create(client)
  fork.settle()
  while ((await statusOf(client, id)) !== 'ACTIVE');
}

describe('A run fails', () => {
  it('if the program rejects with anything else', async () => {
    const outcomes = [errorOf('ThrottlingException'), reset, truncated]

    expect(await complaints(outcomes, throwing(new Error('Something went wrong')))).toEqual([
      'Error: Something went wrong',
      'Error: Something went wrong',
      'Error: Something went wrong',
    ])
  })

  it('with the very object that the program threw', async () => {
    const thrown = new Error('Mine')
    const options = { outcomes: [reset] }

    const { failures } = await exploreFaults(createFakeHealthLake(), throwing(thrown), options)

    expect(failures[0]?.error).toBe(thrown)
  })

  it.each([undefined, null, 'a string', 7, { name: 'Other' }])(
    'if the program rejects with %j, which is no error',
    async (thrown) => {
      const options = { outcomes: [reset] }

      const report = await exploreFaults(createFakeHealthLake(), throwing(thrown), options)

      expect(report.failures).toMatchObject([{ error: thrown }])
      expect(report.toString()).toContain(': 0 survived, 1 failed.')
    },
  )

  it('if the program rejects with the same error of the service, from another request', async () => {
    const said = await complaints(
      [errorOf('ResourceNotFoundException')],
      async (fork) => {
        const client = fork.directClient()
        await list(client).catch(() => statusOf(client, nobody))
      },
      { anyError: true },
    )

    expect(said).toEqual([
      `ResourceNotFoundException: There is no data store with the id ${nobody} in us-east-1.`,
    ])
  })

  it('so too if that comes from execute', async () => {
    const said = await complaints(
      [errorOf('ResourceNotFoundException')],
      async (fork) => {
        try {
          fork.execute('ListFHIRDatastores', {})
        } catch {
          fork.execute('DescribeFHIRDatastore', { DatastoreId: nobody })
        }
      },
      { anyError: true },
    )

    expect(said).toHaveLength(1)
  })

  it('if the program rejects with an error that has the name of another fault', async () => {
    const thrown = Object.assign(new Error('Hm'), { name: 'ThrottlingException' })

    expect(await complaints([errorOf('AccessDeniedException')], throwing(thrown))).toEqual([
      'ThrottlingException: Hm',
    ])
  })

  it('if the program rejects with a timeout where there was an answer', async () => {
    const thrown = Object.assign(new Error('Hm'), { name: 'TimeoutError' })

    expect(await complaints([reset, truncated], throwing(thrown))).toHaveLength(2)
  })

  it('if the program rejects with an error that is its own cause', async () => {
    const circular = new Error('Circular')
    circular.cause = circular

    expect(await complaints([reset], throwing(circular))).toEqual(['Error: Circular'])
  })

  it('if the program throws before it gives a promise', async () => {
    const said = await complaints([reset], (fork) => {
      if (fork.faults.pending().length > 0) throw new Error('At once')
      return list(fork.directClient())
    })

    expect(said).toEqual(['Error: At once'])
  })

  it('if the fault struck nothing, and the program rejects all the same', async () => {
    let runs = 0

    const said = await complaints([reset], async (fork) => {
      runs += 1
      if (runs > 1) throw Object.assign(new Error('Not from the fault'), { code: 'ECONNRESET' })
      await list(fork.directClient())
    })

    expect(said).toEqual(['Error: Not from the fault'])
  })

  it('if check throws, whatever the program did', async () => {
    const said = await complaints([reset, lost], (fork) => create(fork.client()), {
      check(fork, { status }) {
        const stores = fork.datastores().length
        if (status === 'rejected' && stores > 0) throw new Error(`${stores} store is left over`)
      },
    })

    expect(said).toEqual(['Error: 1 store is left over'])
  })

  it('if check rejects', async () => {
    const said = await complaints([reset], (fork) => list(fork.directClient()), {
      async check(fork: FakeHealthLake) {
        await sleep(1)
        if (fork.history.some(({ error }) => error)) throw new Error('Later')
      },
    })

    expect(said).toEqual(['Error: Later'])
  })

  it('if the program waits for ever', async () => {
    const said = await complaints([reset], (fork) => {
      return list(fork.directClient()).catch(() => new Promise(() => {}))
    })

    expect(said).toEqual([
      'Error: It is still waiting, and nothing is left that could happen, except input, output and real timers that take longer than a quarter of a second.',
    ])
  })

  it('if the program makes more calls than it may', async () => {
    expect(await complaints([failing], impatient)).toEqual([
      'Error: It made more than 120 calls; if that is right, give a larger maxCalls.',
    ])
    expect(await complaints([failing], impatient, { maxCalls: 7 })).toEqual([
      'Error: It made more than 7 calls; if that is right, give a larger maxCalls.',
    ])
  })

  it('if the program makes more calls than it may through execute, which cannot wait', async () => {
    const said = await complaints([failing], async (fork) => {
      fork.execute('CreateFHIRDatastore', { DatastoreTypeVersion: 'R4' })
      fork.settle()
      while (fork.execute('ListFHIRDatastores', {}).DatastorePropertiesList[0]?.ErrorCause);
    })

    expect(said).toEqual([
      'Error: It made more than 120 calls; if that is right, give a larger maxCalls.',
    ])
  })
})
