import { ListFHIRImportJobsCommand } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, pollingClock, type FakeHealthLake } from 'fake-healthlake'
import { importInput, startImports } from './filled.ts'
import { ratio, growthOfShots, type Shot, type Side } from './measure.ts'
import type { Row } from './row.ts'

const FEW = 100
// As many as make the same ten pages, which then lie in the processor's memory just as well.
const SOME = 1000
const MANY = 100_000
const STARTED = 50
const POLLED = 30_000

/** Promises that many jobs are no slower than few. */
export const jobRows: readonly Row[] = [
  {
    name: `A List page of 50: ${MANY} jobs, against ${SOME}`,
    limit: 1.5,
    measure: () => ratio(listingJobs(MANY), listingJobs(SOME)),
  },
  {
    name: `Starting a job: ${MANY} unfinished, against ${FEW}`,
    limit: 1.5,
    measure: () => growthOfShots(starting(MANY), starting(FEW), 40),
  },
  {
    name: `Polling the oldest of ${POLLED} unfinished jobs, against ${POLLED / 100}`,
    limit: 120,
    measure: () => growthOfShots(polling(POLLED), polling(POLLED / 100), 20),
  },
]

function listingJobs(count: number): Side {
  const fake = createFakeHealthLake()
  const { DatastoreId } = fake.addDatastore()
  startImports(fake, DatastoreId, count)
  const tokens: (string | undefined)[] = [undefined]
  while (tokens.length < 10) {
    const page = { DatastoreId, MaxResults: 50, NextToken: tokens.at(-1) }
    tokens.push(fake.execute('ListFHIRImportJobs', page).NextToken)
  }
  fake.clearHistory()
  const client = fake.directClient()
  return {
    call: (index) =>
      client.send(
        new ListFHIRImportJobsCommand({
          DatastoreId,
          MaxResults: 50,
          NextToken: tokens[index % tokens.length],
        }),
      ),
    tidy: () => fake.clearHistory(),
  }
}

/** Starts jobs where many wait, all of them counted for a quota. */
function starting(count: number): Shot<FakeHealthLake> {
  const fake = createFakeHealthLake({ quotas: { queuedImportJobs: 2 * MANY } })
  const { DatastoreId } = fake.addDatastore()
  startImports(fake, DatastoreId, count)
  fake.clearHistory()
  return {
    prepare() {
      const fork = fake.fork()
      // Makes the indexes, and copies what the fork shared.
      startImports(fork, DatastoreId, 10)
      return fork
    },
    run: (fork) => startImports(fork, DatastoreId, STARTED),
  }
}

/** Looks at the oldest job on a polling clock, so that the first steps of all of them fall due. */
function polling(count: number): Shot<() => void> {
  const fake = createFakeHealthLake({ clock: pollingClock() })
  const { DatastoreId } = fake.addDatastore()
  const { JobId } = fake.execute('StartFHIRImportJob', { DatastoreId, ...importInput })
  startImports(fake, DatastoreId, count - 1)
  fake.clearHistory()
  return {
    prepare() {
      const fork = fake.fork()
      return () => fork.execute('DescribeFHIRImportJob', { DatastoreId, JobId })
    },
    run: (look) => look(),
  }
}
