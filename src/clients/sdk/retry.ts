import type { Service } from '../../service/service.ts'
import { isSystemClock } from '../../kernel/clock.ts'
import { advanceTime } from '../../service/call.ts'

export interface RetryStrategy {
  acquireInitialRetryToken(scope: string): Promise<RetryToken>
  refreshRetryTokenForRetry(token: RetryToken, info: RetryInfo): Promise<RetryToken>
  recordSuccess(token: RetryToken): void
}

interface RetryInfo {
  readonly errorType: string
  readonly error?: { readonly $response?: { readonly headers?: Readonly<Record<string, string>> } }
}

interface RetryToken {
  getRetryCount(): number
  getRetryDelay(): number
  getRetryCost(): number | undefined
}

const CAPACITY = 500
const COST = { THROTTLING: 5, TRANSIENT: 14 }

const BASE_DELAY = 1000
const LONGEST_DELAY = 20_000

// The header by which the in-memory transport tells that a rate refused a request.
export const RATE_HEADER = 'x-fake-healthlake-refused-by-rate'

// Where a rate refused a request, the delay that the SDK would make (without its jitter) passes on
// a clock that is moved by hand, so that the retry can succeed.
export function virtualClockRetries(
  service: Service,
  maxAttempts: () => Promise<number>,
): RetryStrategy {
  let capacity = CAPACITY

  return {
    acquireInitialRetryToken: async () => createToken(0),
    async refreshRetryTokenForRetry(token, { errorType, error }) {
      const attempts = token.getRetryCount() + 1
      const cost = isRetryable(errorType) ? COST[errorType] : Infinity
      if (attempts >= (await maxAttempts()) || cost > capacity) {
        throw new Error('No retry token available')
      }
      capacity -= cost
      if (error?.$response?.headers?.[RATE_HEADER] !== undefined && !isSystemClock(service.clock)) {
        advanceTime(service, Math.min(LONGEST_DELAY, BASE_DELAY * 2 ** (attempts - 1)))
      }
      return createToken(attempts, cost)
    },
    recordSuccess(token) {
      capacity = Math.min(CAPACITY, capacity + (token.getRetryCost() ?? 1))
    },
  }
}

function isRetryable(errorType: string): errorType is keyof typeof COST {
  return Object.hasOwn(COST, errorType)
}

function createToken(count: number, cost?: number): RetryToken {
  return { getRetryCount: () => count, getRetryDelay: () => 0, getRetryCost: () => cost }
}
