import type { FaultRule } from '../core/faults/rule.ts'

/** A fault that a program does not survive. */
export interface FaultFailure {
  readonly fault: FaultRule
  readonly error: unknown
  /** A line that, put into a test before the program runs, lets it fail in the same way. */
  readonly reproduce: string
}

/** What `exploreFaults` found. */
export interface FaultReport {
  /** How many calls the fault-free run made. */
  readonly calls: number
  /** How many runs there were with a fault. */
  readonly runs: number
  readonly failures: readonly FaultFailure[]
  /** @returns The report as text */
  toString(): string
}

/**
 * Makes a report.
 *
 * @param calls How many calls the fault-free run made
 * @param runs How many runs there were with a fault
 * @param failures The faults that were not survived, in order
 * @returns The report
 */
export function reportOf(
  calls: number,
  runs: number,
  failures: readonly FaultFailure[],
): FaultReport {
  return {
    calls,
    runs,
    failures,
    toString() {
      const survived = `${calls} calls, ${runs} runs with a fault each, ${runs - failures.length} survived`
      if (failures.length === 0) return `${survived}.`
      const lines = failures.map(
        ({ error, reproduce }, index) => `${index + 1}. ${oneLine(error)}\n   ${reproduce}`,
      )
      return [`${survived}, ${failures.length} not:`, ...lines].join('\n\n')
    },
  }
}

/**
 * Writes the line that adds a rule.
 *
 * @param rule The rule
 * @returns TypeScript
 */
export function lineFor(rule: FaultRule): string {
  return `fake.faults.add(${literal(rule)})`
}

function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const members = Object.entries(value).map(([name, inside]) => `${name}: ${literal(inside)}`)
  return `{ ${members.join(', ')} }`
}

/**
 * Shows an error in a line.
 *
 * @param error What was thrown
 * @returns Its name and message, not too long
 */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.replaceAll(/\s+/g, ' ').slice(0, 300)
}
