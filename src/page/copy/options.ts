import type { State } from '../answers.ts'
import { alternatives } from '../../model/ledger/assumptions.ts'
import { defaultDurations } from '../../model/life-cycles.ts'
import { awsQuotas, noQuotas } from '../../model/quotas.ts'
import { quoted, toSource } from './source.ts'

// What the test's fake is made with: what differs from the defaults, and a clock that starts when the first call came.
export function writeFake({ accountId, region, settings, clock }: State, start: string): string[] {
  const { seed, lifecycle, quotas, assumptions, unknownMembers } = settings
  const usual = Object.fromEntries(
    Object.entries(alternatives).map(([name, [first]]) => [name, first]),
  )
  const options = {
    accountId: accountId === '123456789012' ? undefined : accountId,
    region: region === 'us-east-1' ? undefined : region,
    seed: seed === 1 ? undefined : seed,
    lifecycle: changed(withInfinity(lifecycle), defaultDurations),
    quotas: toQuotas(withInfinity(quotas)),
    assumptions: changed(assumptions, usual),
    unknownMembers: unknownMembers === 'reject' ? undefined : unknownMembers,
  }
  const members = Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `    ${name}: ${toSource(value, undefined, '    ')},`)
  return [
    '  const fake = createFakeHealthLake({',
    ...members,
    `    clock: ${clockOf(clock.kind, clock.polls, start)},`,
    '  })',
  ]
}

// The system's clock goes on by itself; what it showed when a call came is told before that.
export function clockName({ clock }: State): string {
  return clock.kind === 'polling' ? 'pollingClock' : 'manualClock'
}

function clockOf(kind: string, polls: number | undefined, start: string): string {
  if (kind !== 'polling') return `manualClock(${quoted(start)})`
  return `pollingClock(${toSource({ start, polls })})`
}

function toQuotas(quotas: Readonly<Record<string, unknown>>): unknown {
  const limits = changed(quotas, { ...noQuotas })
  return same(quotas, awsQuotas) ? 'aws' : limits
}

function changed(
  all: Readonly<Record<string, unknown>>,
  usual: Readonly<Record<string, unknown>>,
): object | undefined {
  const others = Object.entries(all).filter(([name, value]) => !same(value, usual[name]))
  return others.length === 0 ? undefined : Object.fromEntries(others)
}

function same(one: unknown, other: unknown): boolean {
  return toSource(one) === toSource(other)
}

// JSON has it as text.
export function withInfinity(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [name, value === 'Infinity' ? Infinity : value]),
  )
}
