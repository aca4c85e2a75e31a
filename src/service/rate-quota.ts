import type { ServiceError } from '../kernel/errors.ts'
import { serviceError, type Context } from '../features/context/context.ts'

const MOST_BUCKETS = 10_000

// Takes a request from the token bucket of its operation; what is refused is an error [rate-quota].
export function rateQuotaError(
  context: Context,
  operation: string,
  region: string,
  rate: number,
): ServiceError | undefined {
  if (rate === Infinity) return undefined
  const { rates, now } = context.state
  const name = `${region}/${operation}`
  const size = Math.max(1, rate)
  const { tokens, at } = rates.get(name) ?? { tokens: size, at: now }
  // Rounded, so that a minute at one a minute makes a whole request.
  const filled = Math.min(size, Math.round((tokens + ((now - at) / 1000) * rate) * 1e9) / 1e9)
  const left = filled >= 1 ? filled - 1 : filled
  // Those that were not asked for the longest are full again, or as good as.
  rates.delete(name)
  rates.set(name, { tokens: left, at: now })
  const [oldest = name] = rates.keys()
  if (rates.size > MOST_BUCKETS) rates.delete(oldest)
  if (filled >= 1) return undefined
  return serviceError(context, 'rate-quota', 'ThrottlingException', 'Rate exceeded')
}
