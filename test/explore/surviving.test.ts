import { createFakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import {
  complaints,
  create,
  errorOf,
  hang,
  list,
  lost,
  reset,
  saidBy,
  sleep,
  statusOf,
  truncated,
} from './tools.ts'

const outcomes = [errorOf('ThrottlingException'), errorOf('ServiceUnavailable'), reset, truncated]
const failing: FaultOutcome = { kind: 'transition', to: 'CREATE_FAILED' }

describe('A run survives', () => {
  it('if the program resolves', async () => {
    const said = await complaints(outcomes, (fork) => list(fork.directClient()).catch(() => 0))

    expect(said).toEqual([])
  })

  it('if the program rejects with the very fault, from directClient()', async () => {
    expect(await complaints(outcomes, (fork) => create(fork.directClient()))).toEqual([])
  })

  it('if the program rejects with the very fault, from client()', async () => {
    expect(await complaints([...outcomes, lost], (fork) => create(fork.client()))).toEqual([])
  })

  it('if the program rejects with the very fault, from execute', async () => {
    const said = await complaints(outcomes, async (fork) => fork.execute('ListFHIRDatastores', {}))

    expect(said).toEqual([])
  })

  it('if the program rejects with the fault as the cause of its own error', async () => {
    const said = await complaints(outcomes, async (fork) => {
      await create(fork.client()).catch((cause: unknown) => {
        throw new Error('Outer', { cause: new Error('Inner', { cause }) })
      })
    })

    expect(said).toEqual([])
  })

  it('if the program rejects with the fault among several errors', async () => {
    const said = await complaints(outcomes, (fork) =>
      Promise.any([create(fork.directClient()), Promise.reject(new Error('Other'))]),
    )

    expect(said).toEqual([])
  })

  it('if the program rejects with an error of its own that has the name of the fault', async () => {
    const said = await complaints([errorOf('ThrottlingException')], async (fork) => {
      await create(fork.directClient()).catch(({ name }: Error) => {
        throw Object.assign(new Error('Slow down'), { name })
      })
    })

    expect(said).toEqual([])
  })

  it('if the program names the end of what it started', async () => {
    const said = await complaints([failing], async (fork) => {
      const client = fork.directClient()
      const id = await create(client)
      fork.settle()
      const status = await statusOf(client, id)
      if (status !== 'ACTIVE') throw new Error(`It is ${status}, alas.`)
    })

    expect(said).toEqual([])
  })

  it('if the program says why what it started failed', async () => {
    const said = await complaints(
      [{ ...failing, message: 'No grant for the key' }],
      async (fork) => {
        await create(fork.directClient())
        fork.settle()
        const [store] = fork.datastores()
        if (store?.ErrorCause) throw new Error(store.ErrorCause.ErrorMessage)
      },
    )

    expect(said).toEqual([])
  })

  it.each(['TimeoutError', 'AbortError'])(
    'if the program ends with a %s where there was no answer or no end',
    async (name) => {
      const endless: FaultOutcome = { kind: 'transition', after: Infinity }

      const said = await complaints([hang, endless], async (fork) => {
        const created = create(fork.directClient()).then(() => fork.settle())
        await Promise.race([created, sleep(1000)])
        if (fork.datastores()[0]?.DatastoreStatus !== 'ACTIVE') {
          throw Object.assign(new Error('Too long'), { name })
        }
      })

      expect(said).toEqual([])
    },
  )
})

describe('check', () => {
  it('meets neither the fault nor a limit of calls any more', async () => {
    const said = await complaints(
      [errorOf('ThrottlingException')],
      async (fork) => {
        const client = fork.directClient()
        if ((await list(client).catch(() => 'failed')) !== 'failed') await list(client)
      },
      {
        maxCalls: 2,
        async check(fork) {
          for (let call = 0; call < 50; call += 1) await list(fork.directClient())
          fork.verify()
        },
      },
    )

    expect(said).toEqual([])
  })

  it('sees how the program ended, of every run that ended', async () => {
    const ends: string[] = []

    await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        await list(fork.client())
        return 'done'
      },
      {
        outcomes: [errorOf('AccessDeniedException'), hang, { kind: 'latency', duration: 5 }],
        check(_fork, end) {
          ends.push(end.status === 'fulfilled' ? String(end.value) : saidBy(end.reason))
        },
      },
    )

    const denied = 'AccessDeniedException: AccessDeniedException, by a fault rule'
    expect(ends).toEqual(['done', denied, denied, 'done', 'done'])
  })
})
