/** What the SDK's retry middleware asks of a strategy. */
export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>
  refreshRetryTokenForRetry(token: RetryToken, info: { errorType: string }): Promise<RetryToken>
  recordSuccess(token: RetryToken): void
}

interface RetryToken {
  getRetryCount(): number
  getRetryDelay(): number
  getRetryCost(): number | undefined
}

const CAPACITY = 500
const COST = { THROTTLING: 5, TRANSIENT: 14 }

/**
 * Makes a strategy that retries what the SDK's standard strategy retries, as often as it does, and has the same capacity
 * for retries; but it takes no time and uses no timer.
 *
 * @param maxAttempts How many attempts a call may have
 * @returns The strategy
 */
export function timelessRetries(maxAttempts: () => Promise<number>): RetryStrategy {
  let capacity = CAPACITY

  return {
    acquireInitialRetryToken: async () => tokenOf(0),
    async refreshRetryTokenForRetry(token, { errorType }) {
      const attempts = token.getRetryCount() + 1
      const cost = isRetryable(errorType) ? COST[errorType] : Infinity
      if (attempts >= (await maxAttempts()) || cost > capacity) {
        throw new Error('No retry token available')
      }
      capacity -= cost
      return tokenOf(attempts, cost)
    },
    recordSuccess(token) {
      capacity = Math.min(CAPACITY, capacity + (token.getRetryCost() ?? 1))
    },
  }
}

function isRetryable(errorType: string): errorType is keyof typeof COST {
  return Object.hasOwn(COST, errorType)
}

function tokenOf(count: number, cost?: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => cost }
}
