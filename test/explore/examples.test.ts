import { createFakeHealthLake, pollingClock } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createAndPoll, createAndPollForEitherEnd } from '../../examples/explore-poller.ts'
import {
  createStore,
  createStoreOnce,
  assertOneStore,
} from '../../examples/explore-second-store.ts'
import { createAndWait } from '../../examples/explore-waiter.ts'
import { provision } from '../../examples/provision.ts'
import { reproduce, saidBy } from './tools.ts'

const check = assertOneStore
const patient = { requestHandler: { requestTimeout: 5000, throwOnRequestTimeout: true } }

/** What the reports have failures for. */
const failing = [
  { kind: 'hang' },
  { kind: 'connection', code: 'ECONNRESET', when: 'after' },
] as const

describe('exploreFaults finds', () => {
  it('the second data store after a retry with a new token, and nothing else', async () => {
    const fake = createFakeHealthLake()

    const report = await exploreFaults(fake, (fork) => createStore(fork.client()), { check })

    expect(report.failures.map(({ fault, error }) => [fault.outcome, saidBy(error)])).toEqual([
      [
        { kind: 'connection', code: 'ECONNRESET', when: 'after' },
        'Error: There are 2 data stores.',
      ],
      [{ kind: 'corrupt', body: 'truncated' }, 'Error: There are 2 data stores.'],
      [{ kind: 'corrupt', body: 'truncated' }, 'Error: There are 2 data stores.'],
    ])
  })

  it('nothing in its mended twin', async () => {
    const fake = createFakeHealthLake()

    const report = await exploreFaults(fake, (fork) => createStoreOnce(fork.client()), { check })

    expect(report.failures).toEqual([])
    expect(report.runs).toBe(20)
  })

  it('the poller that takes CREATE_FAILED for "not yet", and nothing else', async () => {
    const fake = createFakeHealthLake()

    const report = await exploreFaults(fake, (fork) => createAndPoll(fork.client(patient)))

    expect(report.failures).toMatchObject([
      {
        fault: { outcome: { kind: 'transition', to: 'CREATE_FAILED' } },
        error: { message: expect.stringMatching(/is not ACTIVE after an hour\.$/) as string },
      },
    ])
  })

  it('nothing in its mended twin, which tells why', async () => {
    const fake = createFakeHealthLake()

    const report = await exploreFaults(fake, (fork) =>
      createAndPollForEitherEnd(fork.client(patient)),
    )

    expect(report.failures).toEqual([])
    expect(report.runs).toBeGreaterThan(80)
  })
})

describe('The explanation of the reports is right that', () => {
  it('a requestTimeout mends all but one fault of provision', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })

    const report = await exploreFaults(fake, (fork) => provision(fork.client(patient), () => {}), {
      outcomes: failing,
    })

    expect(report.failures).toMatchObject([
      {
        fault: { operation: 'DeleteFHIRDatastore', per: 'attempt' },
        error: { name: 'ConflictException' },
      },
    ])
  })

  it('that one can be had in a test by its line', async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    const report = readFileSync('examples/reports/provision.txt', 'utf8')
    const [line = ''] = report.match(/fake\.faults\.add\(.*'after' \} \}\)/) ?? []

    reproduce(line, fake)

    await expect(provision(fake.client(), () => {})).rejects.toMatchObject({
      name: 'ConflictException',
    })
    expect(fake.history.at(-1)?.attempts).toMatchObject([
      { error: 'ECONNRESET', fault: { kind: 'connection' } },
      { error: 'ConflictException' },
    ])
    fake.verify()
  })

  it('a requestTimeout mends all of the waiter', async () => {
    const fake = createFakeHealthLake()

    const report = await exploreFaults(fake, (fork) => createAndWait(fork.client(patient)), {
      outcomes: failing,
    })

    expect(report.failures).toEqual([])
  })

  it("the SDK's waiter sits a refused Describe out", async () => {
    const fake = createFakeHealthLake({ clock: pollingClock() })
    fake.faults.add({ operation: 'DescribeFHIRDatastore', outcome: 'ValidationException' })

    const report = await exploreFaults(fake, (fork) => createAndWait(fork.client()), {
      outcomes: [],
    })

    expect(report.calls).toBe(3)
  })
})
