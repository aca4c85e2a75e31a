import type { Violation } from '../../model/codec/constraints.ts'

// [message-limit]
const SHOWN_VIOLATIONS = 10

// [message-form] [message-values]
export function describeViolations(violations: readonly Violation[]): string {
  const count = violations.length
  const shown = violations
    .slice(0, SHOWN_VIOLATIONS)
    .map(
      ({ path, constraint, shown: value }) =>
        `Value ${value === undefined ? '' : `${value} `}at '${path}' failed to satisfy constraint: ${constraint}`,
    )
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${shown.join('; ')}`
}
