import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import { createFakeHealthLake, type FakeHealthLake } from 'fake-healthlake'
import { exploreFaults } from 'fake-healthlake/explore'
import { expect, it } from 'vitest'
import { createAndWait } from '../../examples/explore-waiter.ts'

it.each([
  [{ requestTimeout: 5000, throwOnRequestTimeout: true }, 0],
  [{ socketTimeout: 5000 }, 0],
  [{ requestTimeout: 5000 }, 22],
])('A waiter of an intercepted client with %j fails in %d runs', async (requestHandler, runs) => {
  async function program(fork: FakeHealthLake): Promise<void> {
    using _ = fork.intercept(HealthLakeClient)
    await createAndWait(new HealthLakeClient({ region: 'us-east-1', requestHandler }))
  }
  const outcomes = [{ kind: 'hang' }] as const

  const { failures } = await exploreFaults(createFakeHealthLake(), program, { outcomes })

  expect(failures.reduce((sum, { also }) => sum + 1 + also.length, 0)).toBe(runs)
})
