import * as fc from 'fast-check'
import {
  createFakeHealthLake,
  pollingClock,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
} from 'fake-healthlake'
import { scenario, type ScenarioStep } from 'fake-healthlake/fast-check'

export const regions = ['us-east-1', 'eu-west-1'] as const

/** Steps over two regions, fault rules among them. */
export const troubledSteps = scenario({ regions, maxSteps: 25, faults: {} })

/** Steps over two regions, without faults. */
export const steps = scenario({ regions, maxSteps: 25 })

/** How a fake may be made: each call of `make` makes one. */
export interface Making {
  readonly polls: number | undefined
  readonly seed: number
  readonly quotas: 'none' | 'aws'
}

export const makings: fc.Arbitrary<Making> = fc.record({
  polls: fc.constantFrom(undefined, 1, 3),
  seed: fc.integer(),
  quotas: fc.constantFrom('none', 'none', 'aws'),
})

/** Makes a fake with stores and jobs in two regions, some of them in transition. */
export function make({ polls, seed, quotas }: Making): FakeHealthLake {
  const clock: FakeHealthLakeOptions = polls === undefined ? {} : { clock: pollingClock({ polls }) }
  const fake = createFakeHealthLake({ seed, quotas, ...clock })
  for (const region of regions) {
    fake.addDatastore(
      { DatastoreName: 'old', BackupConfiguration: { Status: 'ENABLED' } },
      { region },
    )
    fake.addDatastore({ DatastoreStatus: 'UPDATING' }, { region })
    fake.addDatastore({}, { region })
  }
  return fake
}

/** All that can be seen of a fake, as one text. */
export function seenOf(fake: FakeHealthLake): string {
  return JSON.stringify([fake.snapshot(), fake.history, fake.timeline(), fake.clock.now()])
}

export type Steps = readonly ScenarioStep[]
