import type { Violation } from '../model/codec/constraints.ts'
import type { Reading } from '../model/codec/read.ts'
import type { ServiceError } from '../kernel/errors.ts'
import { serviceError, type Context } from '../features/context/context.ts'

// [message-limit]
const SHOWN_VIOLATIONS = 10

export function validationError(context: Context, reading: Reading): ServiceError | undefined {
  const { wrongType, violations } = reading
  if (wrongType !== undefined) {
    return serviceError(context, 'wrong-type', 'SerializationException', wrongType.message)
  }
  if (violations.length === 0) return undefined
  return serviceError(context, 'constraints', 'ValidationException', messageOf(violations))
}

// [message-form] [message-values]
function messageOf(violations: readonly Violation[]): string {
  const count = violations.length
  const shown = violations
    .slice(0, SHOWN_VIOLATIONS)
    .map(
      ({ path, constraint, shown: value }) =>
        `Value ${value === undefined ? '' : `${value} `}at '${path}' failed to satisfy constraint: ${constraint}`,
    )
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${shown.join('; ')}`
}
