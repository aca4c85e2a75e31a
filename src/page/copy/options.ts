import type { State } from '../answers.ts'
import { membersOf } from './recorded.ts'
import { quoted, toSource } from './source.ts'

// What the test's fake is made with: what differs from the defaults, and a clock that starts when the first call came.
export function writeFake({ options, clock }: State, start: string): string[] {
  const members = Object.entries(membersOf(withInfinity(options))).map(
    ([name, value]) => `    ${name}: ${toSource(value, undefined, '    ')},`,
  )
  return [
    '  const fake = createFakeHealthLake({',
    ...members,
    `    clock: ${clockOf(clock.kind, clock.polls, start)},`,
    '  })',
  ]
}

// In place of the system's clock, a test has a manual one, which it sets to the time of each call.
export function clockName({ clock }: State): string {
  return clock.kind === 'polling' ? 'pollingClock' : 'manualClock'
}

function clockOf(kind: string, polls: number | undefined, start: string): string {
  if (kind !== 'polling') return `manualClock(${quoted(start)})`
  return `pollingClock(${toSource({ start, polls })})`
}

// JSON has it as text.
export function withInfinity(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === 'Infinity' ? Infinity : value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withInfinity(member)]),
  )
}
