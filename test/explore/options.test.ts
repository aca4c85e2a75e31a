import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, list, sleep, statusOf } from './tools.ts'

/** Three calls, within an hour. */
const program = (clientOf: (fork: FakeHealthLake) => HealthLakeClient) => {
  const callThrice = async (fork: FakeHealthLake) => {
    const client = clientOf(fork)
    const id = await create(client)
    await statusOf(client, id)
    await list(client)
  }
  return (fork: FakeHealthLake) => Promise.race([callThrice(fork), sleep(3_600_000)])
}
const directly = program((fork) => fork.directClient())

/** Which faults are tried: each run fails, so that the report tells. */
async function tried(options: ExploreOptions, seed = 1, run = directly) {
  const fake = createFakeHealthLake({ seed })
  let runs = 0
  const { failures } = await exploreFaults(fake, run, {
    ...options,
    check() {
      runs += 1
      if (runs > 1) throw new Error('Shown')
    },
  })
  return failures.map(({ reproduce }) => reproduce)
}

const calling = (count: number) => async (fork: FakeHealthLake) => {
  for (let call = 0; call < count; call += 1) await list(fork.directClient())
}

describe('limit', () => {
  it('takes a sample, in order, the same every time', async () => {
    const all = await tried({})
    const some = await tried({ limit: 9 })

    expect(all.length).toBeGreaterThan(20)
    expect(some).toHaveLength(9)
    expect(all.filter((each) => some.includes(each))).toEqual(some)
    expect(await tried({ limit: 9 })).toEqual(some)
  })

  it('takes another sample from another seed', async () => {
    expect(await tried({ limit: 9 }, 2)).not.toEqual(await tried({ limit: 9 }, 1))
  })

  it('takes a sample of which a smaller one is a part', async () => {
    const [small, large] = [await tried({ limit: 5 }), await tried({ limit: 15 })]

    expect(small.filter((each) => !large.includes(each))).toEqual([])
  })

  it('takes all if there are no more', async () => {
    expect(await tried({ limit: 10_000 })).toEqual(await tried({}))
  })
})

describe('outcomes', () => {
  it('may be the names of errors, as in a fault rule', async () => {
    const short = await tried({ outcomes: ['ThrottlingException'] })

    expect(short).toEqual(
      await tried({ outcomes: [{ kind: 'error', name: 'ThrottlingException' }] }),
    )
    expect(short).toHaveLength(3)
  })

  it('are what is tried, at every call that can have them', async () => {
    const outcomes: FaultOutcome[] = [
      { kind: 'transition', to: 'CREATE_FAILED' },
      { kind: 'transition', to: 'FAILED' },
      { kind: 'latency', duration: { minutes: 1 } },
    ]

    const lines = await tried(
      { outcomes },
      1,
      program((fork) => fork.client()),
    )

    expect(lines).toEqual([
      "fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: { kind: 'transition', to: 'CREATE_FAILED' } })",
      "fake.faults.add({ operation: 'CreateFHIRDatastore', per: 'attempt', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
      "fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
      "fake.faults.add({ operation: 'DescribeFHIRDatastore', per: 'attempt', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
      "fake.faults.add({ operation: 'DescribeFHIRDatastore', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
      "fake.faults.add({ operation: 'ListFHIRDatastores', per: 'attempt', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
      "fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'latency', duration: { minutes: 1 } } })",
    ])
  })

  it('are tried at the calls that may raise them, of errors [fault-errors]', async () => {
    expect(await tried({ outcomes: ['ResourceNotFoundException'] })).toEqual([
      "fake.faults.add({ operation: 'DescribeFHIRDatastore', outcome: { kind: 'error', name: 'ResourceNotFoundException' } })",
    ])
  })

  it('are tried at every call if any error will do, by rules that say so', async () => {
    const lines = await tried({ outcomes: ['ResourceNotFoundException'], anyError: true })

    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe(
      "fake.faults.add({ operation: 'CreateFHIRDatastore', outcome: { kind: 'error', name: 'ResourceNotFoundException' }, anyError: true })",
    )
  })

  it('may be none', async () => {
    expect(await exploreFaults(createFakeHealthLake(), directly, { outcomes: [] })).toMatchObject({
      calls: 3,
      runs: 0,
      failures: [],
    })
  })
})

describe('maxCalls', () => {
  it('is 10 × the calls of the fault-free run + 100, if it is not given', async () => {
    const report = await exploreFaults(
      createFakeHealthLake(),
      async (fork) => {
        const client = fork.directClient()
        await list(client).catch(async () => {
          for (;;) await list(client)
        })
        await list(client)
      },
      { outcomes: [{ kind: 'connection', code: 'X' }] },
    )

    expect(report.failures.map(({ error }) => error)).toMatchObject([
      { message: 'It made more than 120 calls; if that is right, give a larger maxCalls.' },
    ])
  })

  it('is exactly how many a run may make', async () => {
    const options = { maxCalls: 5, outcomes: [] }

    await expect(exploreFaults(createFakeHealthLake(), calling(5), options)).resolves.toMatchObject(
      { calls: 5 },
    )
    await expect(exploreFaults(createFakeHealthLake(), calling(6), options)).rejects.toThrow(
      'the program fails without any fault, so there is nothing to explore yet: Error: It made more than 5 calls; if that is right, give a larger maxCalls.',
    )
  })

  it('holds against rules that strike every call', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 'always', outcome: 'ThrottlingException' })

    await expect(
      exploreFaults(fake, async (fork) => {
        for (;;) await list(fork.directClient()).catch(() => {})
      }),
    ).rejects.toThrow('It made more than 1000 calls; if that is right, give a larger maxCalls.')
  })
})
