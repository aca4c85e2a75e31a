import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  pollingClock,
  systemClock,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { describe, expect, it } from 'vitest'
import { exportInput, importInput } from '../jobs/tools.ts'
import { requestFor } from '../wire/tools.ts'
import { create, list, sleep, statusOf } from './tools.ts'

/** What each run of a program met: the faults in its history. */
async function facedBy(
  program: (fork: FakeHealthLake) => Promise<unknown>,
  fake = createFakeHealthLake(),
  outcomes?: FaultOutcome[],
) {
  const faced: string[] = []
  const report = await exploreFaults(fake, program, {
    ...(outcomes === undefined ? {} : { outcomes }),
    check(fork) {
      faced.push(
        fork.history
          .map(({ operation, attempts }) => {
            const faults = attempts.map(({ fault }) => fault?.kind ?? '-')
            return `${operation} ${faults.join(' ')}`
          })
          .join(', '),
      )
    },
  })
  return { report, faced: faced.slice(1) }
}

const throttled: FaultOutcome = { kind: 'error', name: 'ThrottlingException' }

describe('exploreFaults runs a program', () => {
  it('once for each fault at each call, for a single attempt and for the whole call', async () => {
    const { report, faced } = await facedBy(
      async (fork) => {
        const client = fork.client()
        await list(client)
        await list(client).catch(() => {})
        await create(client).catch(() => {})
      },
      undefined,
      [throttled],
    )

    expect(report).toMatchObject({ calls: 3, runs: 6 })
    expect(faced).toEqual([
      'ListFHIRDatastores error -, ListFHIRDatastores -, CreateFHIRDatastore -',
      'ListFHIRDatastores error error error',
      'ListFHIRDatastores -, ListFHIRDatastores error -, CreateFHIRDatastore -',
      'ListFHIRDatastores -, ListFHIRDatastores error error error, CreateFHIRDatastore -',
      'ListFHIRDatastores -, ListFHIRDatastores -, CreateFHIRDatastore error -',
      'ListFHIRDatastores -, ListFHIRDatastores -, CreateFHIRDatastore error error error',
    ])
  })

  it('once for each fault only, where the client does not try again', async () => {
    const { report } = await facedBy(
      async (fork) => {
        await list(fork.directClient())
        fork.execute('ListFHIRDatastores', {})
      },
      undefined,
      [throttled],
    )

    expect(report).toMatchObject({ calls: 2, runs: 2 })
  })

  it.each([
    ['clientConfig()', (fork) => new HealthLakeClient(fork.clientConfig())],
    [
      'intercept()',
      (fork) => {
        const client = new HealthLakeClient({})
        fork.intercept(client)
        return client
      },
    ],
  ] as const satisfies readonly [string, (fork: FakeHealthLake) => HealthLakeClient][])(
    'for single attempts through %s as well',
    async (_name, clientOf) => {
      const program = (fork: FakeHealthLake) => list(clientOf(fork))

      expect((await facedBy(program, undefined, [throttled])).report.runs).toBe(2)
    },
  )

  it('with every error of the model, lost connections, answers and what it starts', async () => {
    const fake = createFakeHealthLake()
    let runs = 0
    const report = await exploreFaults(fake, (fork) => create(fork.directClient()), {
      check() {
        runs += 1
        if (runs > 1) throw new Error('Shown')
      },
    })

    expect(report.failures.map(({ fault }) => fault)).toEqual(
      [
        { kind: 'error', name: 'ThrottlingException' },
        { kind: 'error', name: 'AccessDeniedException' },
        { kind: 'error', name: 'ValidationException' },
        { kind: 'error', name: 'InternalServerException' },
        { kind: 'error', name: 'ServiceUnavailable' },
        { kind: 'connection', code: 'ECONNRESET', when: 'before' },
        { kind: 'connection', code: 'ECONNRESET', when: 'after' },
        { kind: 'corrupt', body: 'truncated' },
        { kind: 'hang' },
        { kind: 'transition', to: 'CREATE_FAILED' },
        { kind: 'transition', after: Infinity },
      ].map((outcome) => ({ operation: 'CreateFHIRDatastore', outcome })),
    )
    expect(report.runs).toBe(11)
  })

  it.each([
    ['CreateFHIRDatastore', ['CREATE_FAILED', Infinity]],
    ['UpdateFHIRDatastore', ['UPDATE_FAILED', Infinity]],
    ['DeleteFHIRDatastore', [Infinity]],
    ['RestoreFHIRDatastore', ['CREATE_FAILED', Infinity]],
    ['StartFHIRImportJob', ['COMPLETED_WITH_ERRORS', 'FAILED', Infinity]],
    ['StartFHIRExportJob', ['COMPLETED_WITH_ERRORS', 'FAILED', Infinity]],
    ['DescribeFHIRDatastore', []],
  ] as const)('with every end of what %s starts', async (operation, ends) => {
    const fake = createFakeHealthLake()
    const { DatastoreId } = fake.addDatastore({ BackupConfiguration: { Status: 'ENABLED' } })
    const inputs: Record<string, object> = {
      CreateFHIRDatastore: { DatastoreTypeVersion: 'R4' },
      UpdateFHIRDatastore: { DatastoreId, NlpConfiguration: { Status: 'ENABLED' } },
      RestoreFHIRDatastore: {
        SourceDatastoreId: DatastoreId,
        RestoreConfiguration: { ContinuousBackupRestoreConfiguration: {} },
      },
      StartFHIRImportJob: importInput(DatastoreId),
      StartFHIRExportJob: exportInput(DatastoreId),
    }
    const faults: unknown[] = []

    await exploreFaults(fake, async (fork) => {
      const [rule] = fork.faults.pending()
      if (typeof rule?.outcome === 'object') faults.push(rule.outcome)
      fork.execute<typeof operation>(operation, (inputs[operation] ?? { DatastoreId }) as never)
    })

    const transitions = faults.flatMap((outcome) => {
      const { kind, to, after } = outcome as { kind: string; to?: string; after?: number }
      return kind === 'transition' ? [to ?? after] : []
    })
    expect(transitions).toEqual(ends)
  })

  it('at requests that come through fetch, which may be retried', async () => {
    const { report } = await facedBy(
      (fork) => fork.fetch(requestFor('ListFHIRDatastores')),
      undefined,
      [throttled],
    )

    expect(report).toMatchObject({ calls: 1, runs: 2 })
  })

  it.each([
    ['a manual', () => createFakeHealthLake()],
    ['a polling', () => createFakeHealthLake({ clock: pollingClock({ polls: 3 }) })],
    ["the system's", () => createFakeHealthLake({ clock: systemClock() })],
  ])('on %s clock', async (_clock, make) => {
    const fake = make()
    const statuses: string[] = []

    const report = await exploreFaults(
      fake,
      async (fork) => {
        const client = fork.client()
        const id = await create(client)
        for (let status = ''; status !== 'ACTIVE'; statuses.push(status)) {
          await sleep(300_000)
          status = await statusOf(client, id)
        }
      },
      { outcomes: [throttled] },
    )

    expect(report.failures).toEqual([])
    expect(report.calls).toBeGreaterThan(2)
    expect(new Set(statuses)).toEqual(new Set(['CREATING', 'ACTIVE']))
  })
})

describe('exploreFaults strikes every call, though others are not struck:', () => {
  it('calls that rules of the fake struck already', async () => {
    const fake = createFakeHealthLake()
    fake.faults.add({ operation: 'ListFHIRDatastores', outcome: { kind: 'connection', code: 'X' } })
    const { report, faced } = await facedBy(
      async (fork) => {
        const client = fork.directClient()
        for (let call = 0; call < 3; call += 1) await list(client).catch(() => {})
      },
      fake,
      [throttled],
    )

    expect(report).toMatchObject({ calls: 3, runs: 2 })
    expect(faced).toEqual([
      'ListFHIRDatastores connection, ListFHIRDatastores error, ListFHIRDatastores -',
      'ListFHIRDatastores connection, ListFHIRDatastores -, ListFHIRDatastores error',
    ])
  })

  it('a start that was refused before one that succeeds', async () => {
    const { report, faced } = await facedBy(
      async (fork) => {
        const client = fork.directClient()
        await create(client, ' ').catch(() => {})
        await create(client)
      },
      undefined,
      [{ kind: 'transition', to: 'CREATE_FAILED' }],
    )

    expect(report).toMatchObject({ calls: 2, runs: 1 })
    expect(faced).toEqual(['CreateFHIRDatastore -, CreateFHIRDatastore transition'])
  })

  it('each attempt of a call that a rate had refused', async () => {
    const fake = createFakeHealthLake({ quotas: { rates: { ListFHIRDatastores: 1 } } })
    const { report, faced } = await facedBy(
      async (fork) => {
        const client = fork.client()
        await list(client)
        await list(client)
      },
      fake,
      [{ kind: 'corrupt', body: 'empty' }],
    )

    expect(report).toMatchObject({ calls: 2, runs: 5 })
    expect(faced).toContain('ListFHIRDatastores -, ListFHIRDatastores - corrupt')
  })
})
