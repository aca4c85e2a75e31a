import { ListFHIRDatastoresCommand, type HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake, type FaultRule } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { ratio } from './measure.ts'
import { describing } from './opponents.ts'
import type { Row } from './rows.ts'

const RULES = 1000
const CALLS = 20
const ROUNDS = 5

/** Ways for a rule not to match a Describe. */
const misses: Readonly<Record<string, (index: number) => Omit<FaultRule, 'outcome'>>> = {
  'another operation': () => ({ operation: 'CreateFHIRDatastore' }),
  'another input': (index) => ({ input: { DatastoreId: index.toString(16).padStart(32, '0') } }),
  'another region': () => ({ region: 'eu-west-1' }),
  'a later time': () => ({ from: '2030-01-01' }),
}

/** Promises of speed that have to do with faults. */
export const faultRows: readonly Row[] = [
  ...Object.entries(misses).map(([what, miss]): Row => ({
    name: `directClient(): Describe with ${RULES} rules for ${what}`,
    limit: 3,
    measure: () => ratio(describingWith(RULES, miss), describingWith(0, miss)),
  })),
  {
    name: `exploreFaults over ${CALLS} calls through client(), against as many runs`,
    limit: 3,
    measure: slowdownOfExploring,
  },
]

function describingWith(count: number, miss: (index: number) => Omit<FaultRule, 'outcome'>) {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  const outcomes = ['ThrottlingException', { kind: 'corrupt', body: 'truncated' }] as const
  for (let index = 0; index < count; index += 1) {
    fake.faults.add({ ...miss(index), outcome: outcomes[index % 2] ?? outcomes[0] })
  }
  return describing(fake.directClient(), [DatastoreId], fake)
}

async function slowdownOfExploring(): Promise<number> {
  const fake = createFakeHealthLake()
  let best = Infinity
  for (let round = 0; round < ROUNDS; round += 1) {
    const alone = await fastest(() => program(fake.fork()))
    const begun = performance.now()
    const { runs } = await exploreFaults(fake, program)
    best = Math.min(best, (performance.now() - begun) / runs / alone)
  }
  return best
}

async function program(fork: FakeHealthLake): Promise<void> {
  const client = fork.client()
  for (let call = 0; call < CALLS; call += 1) await list(client)
}

async function list(client: HealthLakeClient): Promise<void> {
  await client.send(new ListFHIRDatastoresCommand({}))
}

/** Milliseconds that something takes when the machine has nothing else to do. */
async function fastest(run: () => Promise<void>): Promise<number> {
  let best = Infinity
  for (let round = 0; round < 50; round += 1) {
    const begun = performance.now()
    await run()
    best = Math.min(best, performance.now() - begun)
  }
  return best
}
