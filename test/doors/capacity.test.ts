import { HealthLakeClient } from '@aws-sdk/client-healthlake'
import * as fc from 'fast-check'
import { createFakeHealthLake } from 'fake-healthlake'
import { expect, it, vi } from 'vitest'

interface Strategy {
  acquireInitialRetryToken(scope: string): Promise<unknown>
  refreshRetryTokenForRetry(token: unknown, info: { errorType: string }): Promise<unknown>
  recordSuccess(token: unknown): void
}

async function strategyOf(client: HealthLakeClient): Promise<Strategy> {
  return (await client.config.retryStrategy()) as unknown as Strategy
}

/** The errors of a call's attempts, in order; after the last it succeeds, if it is let. */
type CallErrors = readonly string[]

const callErrors: fc.Arbitrary<CallErrors> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('TRANSIENT') },
    { weight: 3, arbitrary: fc.constant('THROTTLING') },
    { weight: 1, arbitrary: fc.constantFrom('SERVER_ERROR', 'CLIENT_ERROR') },
  ),
  { maxLength: 5 },
)

/** How many attempts a strategy lets each call have. */
async function attemptsUnder(strategy: Strategy, calls: readonly CallErrors[]): Promise<number[]> {
  const attempts: number[] = []
  for (const errors of calls) {
    let count = 1
    let token = await strategy.acquireInitialRetryToken('')
    const refused = await (async () => {
      for (const errorType of errors) {
        token = await strategy.refreshRetryTokenForRetry(token, { errorType })
        count += 1
      }
    })().catch((error: unknown) => error)
    if (refused === undefined) strategy.recordSuccess(token)
    attempts.push(count)
  }
  return attempts
}

function times(count: number, call: CallErrors): CallErrors[] {
  return Array.from({ length: count }, () => call)
}

it("lets as many retries through as the SDK's standard strategy, call after call", async () => {
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((done: () => void) => done()) as never)
  const property = fc.asyncProperty(
    fc.array(callErrors, { minLength: 1, maxLength: 60, size: 'max' }),
    fc.integer({ min: 1, max: 6 }),
    async (calls, maxAttempts) => {
      const ours = await strategyOf(createFakeHealthLake().client({ maxAttempts }))
      const theirs = await strategyOf(
        new HealthLakeClient({ region: 'us-east-1', retryMode: 'standard', maxAttempts }),
      )
      expect(await attemptsUnder(ours, calls)).toEqual(await attemptsUnder(theirs, calls))
    },
  )
  await fc.assert(property, { numRuns: 60 })
})

it('runs out of retries where nothing succeeds, and gets one for each success', async () => {
  const strategy = await strategyOf(createFakeHealthLake().client())
  const failing = ['TRANSIENT', 'TRANSIENT', 'TRANSIENT']

  // 500 are there, and a retry after a failing connection takes 14 of them.
  expect(await attemptsUnder(strategy, times(19, failing))).toEqual([
    ...Array.from({ length: 17 }, () => 3),
    2,
    1,
  ])
  expect(await attemptsUnder(strategy, times(4, []))).toEqual([1, 1, 1, 1])
  expect(await attemptsUnder(strategy, [failing, failing])).toEqual([2, 1])
})

it('is not shared between clients', async () => {
  const fake = createFakeHealthLake()
  const [one, other] = [await strategyOf(fake.client()), await strategyOf(fake.client())]
  await attemptsUnder(one, times(30, ['TRANSIENT', 'TRANSIENT', 'TRANSIENT']))

  expect(await attemptsUnder(other, [['TRANSIENT', 'TRANSIENT']])).toEqual([3])
})
