import type { ServiceError } from '../kernel/errors.ts'
import { serviceError, type Context } from '../features/context/context.ts'

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
  rates.set(name, { tokens: left, at: now })
  if (filled >= 1) return undefined
  return serviceError(context, 'rate-quota', 'ThrottlingException', 'Rate exceeded')
}
