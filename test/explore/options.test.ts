import type { HealthLakeClient } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  MisuseError,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { create, list, statusOf } from './tools.ts'

const program = (clientOf: (fork: FakeHealthLake) => HealthLakeClient) => {
  return async (fork: FakeHealthLake) => {
    const client = clientOf(fork)
    const id = await create(client)
    await statusOf(client, id)
    await list(client)
  }
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
      { message: 'It made more than 120 calls.' },
    ])
  })

  it('is exactly how many a run may make', async () => {
    const options = { maxCalls: 5, outcomes: [] }

    await expect(exploreFaults(createFakeHealthLake(), calling(5), options)).resolves.toMatchObject(
      { calls: 5 },
    )
    await expect(exploreFaults(createFakeHealthLake(), calling(6), options)).rejects.toThrow(
      'the program fails without any fault, so there is nothing to explore yet: Error: It made more than 5 calls.',
    )
  })

  it('holds against rules that strike every call', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ times: 'always', outcome: 'ThrottlingException' })

    await expect(
      exploreFaults(fake, async (fork) => {
        for (;;) await list(fork.directClient()).catch(() => {})
      }),
    ).rejects.toThrow('It made more than 1000 calls.')
  })
})

describe('exploreFaults refuses', () => {
  const bad: readonly [what: string, given: [unknown, unknown, unknown?], said: string][] = [
    ['what is no fake', [{}, directly], 'give what createFakeHealthLake() returned'],
    ['nothing', [undefined, directly], 'give what createFakeHealthLake() returned'],
    ['what is no program', [createFakeHealthLake(), {}], 'the program is {}; give a function'],
    ['no options', [createFakeHealthLake(), directly, null], 'null is no object'],
    ...(
      [
        [{ limits: 3 }, 'there is no limits. Did you mean limit?'],
        [{ limit: 0 }, 'limit is 0; give a whole number, 1 or more.'],
        [{ limit: -1 }, 'limit is -1'],
        [{ limit: 1.5 }, 'limit is 1.5'],
        [{ limit: Number.NaN }, 'limit is NaN'],
        [{ maxCalls: 0 }, 'maxCalls is 0; give a whole number, 1 or more.'],
        [{ maxCalls: Number.NaN }, 'maxCalls is NaN'],
        [{ maxCalls: '7' }, "maxCalls is '7'"],
        [{ anyError: 1 }, 'anyError is 1; give true or false.'],
        [{ check: true }, 'check is true; give a function.'],
        [{ outcomes: 'hang' }, "outcomes is 'hang'; give a list."],
        [
          { outcomes: ['Throtling'] },
          "exploreFaults: outcomes: outcome 'Throtling' is no error that AWS documents.",
        ],
        [{ outcomes: [7] }, 'outcomes: outcome is 7; give the name of an error, or an object'],
        [{ outcomes: [null] }, 'outcomes: outcome is null; give the name of an error'],
        [
          { outcomes: [{ kind: 'event', delivery: 'lost' }] },
          'exploreFaults: an outcome is {"kind":"event","delivery":"lost"}; give what can happen to a request;',
        ],
        [{ outcomes: [{ kind: 'hung' }] }, 'exploreFaults: outcomes: outcome is {"kind":"hung"}'],
        [{ outcomes: [{ kind: 'error', name: 'Odd' }] }, 'must bring its statusCode'],
        [{ outcomes: [{ kind: 'transition', to: 'ACTIVE' }] }, "to is 'ACTIVE'; give one of"],
      ] as const
    ).map(
      ([options, said]) =>
        [JSON.stringify(options), [createFakeHealthLake(), directly, options], said] as const,
    ),
  ] as never

  it.each(bad)('%s', async (_what, given, said) => {
    const explored = exploreFaults(...(given as Parameters<typeof exploreFaults>))

    await expect(explored).rejects.toThrow(MisuseError)
    await expect(explored).rejects.toThrow(said)
  })

  it('a program that fails without any fault, and says so first', async () => {
    const cause = new Error('It was broken before')
    let runs = 0

    const explored = exploreFaults(createFakeHealthLake(), async (fork) => {
      runs += 1
      await list(fork.client())
      throw cause
    })

    await expect(explored).rejects.toThrow(
      new MisuseError(
        'exploreFaults: the program fails without any fault, so there is nothing to explore yet: Error: It was broken before',
      ),
    )
    await expect(explored).rejects.toMatchObject({ cause })
    expect(runs).toBe(1)
  })

  it('a check that fails without any fault', async () => {
    const explored = exploreFaults(createFakeHealthLake(), directly, {
      check: (fork) => expect(fork.datastores()).toEqual([]),
    })

    await expect(explored).rejects.toThrow('the program fails without any fault')
  })

  it('a program that waits for ever without any fault', async () => {
    const explored = exploreFaults(createFakeHealthLake(), () => new Promise(() => {}))

    await expect(explored).rejects.toThrow('It still waits when nothing can happen any more.')
  })

  it('a program that calls the fake and not the fork', async () => {
    const fake = createFakeHealthLake()

    await expect(exploreFaults(fake, () => list(fake.client()))).rejects.toThrow(
      'exploreFaults: the program calls the fake itself; let it use the fork that it is given.',
    )
  })
})
