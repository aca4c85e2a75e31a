import type { Violation } from '../../model/codec/constraints.ts'
import { showValue } from '../../model/healthlake/show-value.ts'

// [message-limit]
const SHOWN_VIOLATIONS = 10

// [message-form]
export function describeViolations(violations: readonly Violation[]): string {
  const count = violations.length
  const shown = violations
    .slice(0, SHOWN_VIOLATIONS)
    .map(
      (violation) =>
        `Value ${describeValue(violation)}at '${violation.path}' failed to satisfy constraint: ${violation.constraint}`,
    )
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${shown.join('; ')}`
}

// [message-values]
function describeValue({ value, shape }: Violation): string {
  if (shape === undefined) return 'null '
  const shown = showValue(value, shape)
  return shown === undefined ? '' : `'${shown}' `
}
