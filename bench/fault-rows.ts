import { ListFHIRDatastoresCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake, type FaultOutcome } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { inFreshProcesses } from './fresh.ts'
import { growthOfShots } from './measure.ts'
import type { Row } from './row.ts'

const CALLS = 20
const ROUNDS = 15

/** Each rule is asked for its chance, for all of them match. */
const describing = (rules: number) => `
  const { createFakeHealthLake } = require('fake-healthlake')
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  for (let rule = 0; rule < ${rules}; rule += 1) {
    fake.faults.add({ times: 'always', probability: 1e-12, outcome: 'ThrottlingException' })
  }
  let best = Infinity
  for (let round = 0; round < 100; round += 1) {
    const begun = performance.now()
    for (let call = 0; call < 10; call += 1) fake.execute('DescribeFHIRDatastore', { DatastoreId })
    best = Math.min(best, performance.now() - begun)
    fake.clearHistory()
  }
  console.log(JSON.stringify(best))
`

/** What no program waits for: in a hang, exploring has to find out that nothing more comes. */
const outcomes: readonly FaultOutcome[] = [
  { kind: 'error', name: 'ThrottlingException' },
  { kind: 'error', name: 'ValidationException' },
  { kind: 'error', name: 'InternalServerException' },
  { kind: 'error', name: 'ServiceUnavailable' },
  { kind: 'connection', code: 'ECONNRESET', when: 'before' },
  { kind: 'connection', code: 'ECONNRESET', when: 'after' },
  { kind: 'corrupt', body: 'truncated' },
]

/** Promises of speed that have to do with faults. */
export const faultRows: readonly Row[] = [
  {
    name: 'Describe with 1000 rules that match, against 100, in fresh processes',
    limit: 12,
    measure: () => best(describing(1000)) / best(describing(100)),
  },
  {
    name: 'Adding 8000 rules that are equal, against 800',
    // Ten times as many, and what the garbage collector makes of it.
    limit: 20,
    measure: () => growthOfShots(adding(8000), adding(800), 20),
  },
  {
    name: `exploreFaults over ${CALLS} calls through client(), against as many runs`,
    limit: 2,
    measure: () => slowdownOfExploring(outcomes),
  },
  {
    name: `exploreFaults over ${CALLS} calls, hangs alone, a run`,
    limit: 60,
    unit: 'ms',
    async measure() {
      const fake = createFakeHealthLake()
      const begun = performance.now()
      const { runs } = await exploreFaults(fake, program, { outcomes: [{ kind: 'hang' }] })
      return (performance.now() - begun) / runs
    },
  },
]

function best(code: string): number {
  return Math.min(...inFreshProcesses<number>(code, 5))
}

function adding(count: number) {
  return {
    prepare: () => createFakeHealthLake(),
    run({ faults }: FakeHealthLake) {
      for (let rule = 0; rule < count; rule += 1) faults.add({ outcome: 'ThrottlingException' })
    },
  }
}

/** Exploring and running alone take turns; the best of each counts. */
async function slowdownOfExploring(tried: readonly FaultOutcome[]): Promise<number> {
  const fake = createFakeHealthLake()
  let [exploring, alone] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round += 1) {
    const begun = performance.now()
    const { runs } = await exploreFaults(fake, program, { outcomes: tried })
    exploring = Math.min(exploring, (performance.now() - begun) / runs)
    const between = performance.now()
    for (let run = 0; run < runs; run += 1) await program(fake.fork())
    alone = Math.min(alone, (performance.now() - between) / runs)
  }
  return exploring / alone
}

async function program(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  for (let call = 0; call < CALLS; call += 1) await list(client)
}

async function list(client: HealthLakeClient): Promise<void> {
  await client.send(new ListFHIRDatastoresCommand({}))
}
