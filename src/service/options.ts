import { fhirInteractions } from '../model/fhir/interactions.ts'
import { assertKnownMembers, assertObject, assertThat } from '../kernel/assert-options.ts'
import { alternatives, type Assumptions } from '../model/ledger/assumptions.ts'
import type { Settings } from '../state/settings.ts'
import { defaultDurations, type Durations, type Lifecycle } from '../model/life-cycles.ts'
import { operations } from '../model/healthlake/operations.ts'
import { awsQuotas, noQuotas, type Quotas } from '../model/quotas.ts'
import { pollsOf, type Clock } from '../kernel/clock.ts'
import { readClock } from '../kernel/use-clock.ts'
import { unsupportedInteractions } from './fhir-plane.ts'
import { toDuration } from '../kernel/time.ts'

/** The settings of a fake. */
export interface CoreOptions {
  /** The AWS account, 12 digits (default: '123456789012'). */
  accountId?: string
  /** The region of requests that name none (default: 'us-east-1'). */
  region?: string
  /**
   * The clock (default: `manualClock()`). Each fake needs its own: a clock that another fake uses is refused until that
   * fake is disposed of. A clock of your own needs `now`, in epoch milliseconds, `set` and `advance`; the fake cannot
   * check whether another one uses it.
   */
  clock?: Clock
  /** The seed of all random choices (default: 1). */
  seed?: number
  /** How long things take; members left out keep their default. */
  lifecycle?: Partial<Lifecycle>
  /** What to assume where the real service is not known; members left out keep their default. */
  assumptions?: Partial<Assumptions>
  /** Which limits the service has: none, those that AWS documents, or some of your own (default: 'none'). */
  quotas?: 'none' | 'aws' | Partial<Quotas>
  /** What to do with input members that the service's model does not have (default: 'reject'). */
  unknownMembers?: 'reject' | 'ignore'
  /** The scheme and host of `DatastoreEndpoint`, instead of AWS's. */
  datastoreOrigin?: string
}

export function toSettings(options: CoreOptions): Settings {
  const { accountId = '123456789012', region = 'us-east-1', seed = 1 } = options
  const { unknownMembers = 'reject', datastoreOrigin } = options
  const { lifecycle = {}, assumptions = {}, quotas = 'none' } = options
  assertThat(
    typeof accountId === 'string' && /^\d{12}$/.test(accountId),
    'accountId',
    accountId,
    'a string of 12 digits',
  )
  assertThat(Number.isFinite(seed), 'seed', seed, 'a number')
  assertThat(
    unknownMembers === 'reject' || unknownMembers === 'ignore',
    'unknownMembers',
    unknownMembers,
    "'reject' or 'ignore'",
  )
  assertThat(
    datastoreOrigin === undefined || isOrigin(datastoreOrigin),
    'datastoreOrigin',
    datastoreOrigin,
    "scheme and host, such as 'http://localhost:4599'",
  )
  if (options.clock !== undefined) assertClock(options.clock)
  return {
    accountId,
    region: toRegion(region, 'region'),
    seed,
    durations: toDurations(lifecycle),
    assumptions: toAssumptions(assumptions),
    quotas: toQuotas(quotas),
    unknownMembers,
    datastoreOrigin,
  }
}

export function isOrigin(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/?#@\s]+$/.test(value)
}

// [every-region]
export function toRegion(region: string, where: string): string {
  assertThat(
    typeof region === 'string' && /^[a-zA-Z0-9-]+$/.test(region),
    where,
    region,
    "a region's name, such as 'us-east-1'",
  )
  return region
}

function toDurations(lifecycle: Partial<Lifecycle>): Durations {
  assertKnownMembers(lifecycle, Object.keys(defaultDurations), 'lifecycle')
  const durations = { ...defaultDurations }
  for (const [name, given] of Object.entries(lifecycle)) {
    if (given === undefined) continue
    durations[name as keyof typeof durations] = toDuration(given, `lifecycle.${name}`)
  }
  return durations
}

function toQuotas(given: 'none' | 'aws' | Partial<Quotas>): Quotas {
  if (given === 'none') return noQuotas
  if (given === 'aws') return awsQuotas
  assertObject(given, 'quotas', "'none', 'aws' or a table")
  assertKnownMembers(given, Object.keys(noQuotas), 'quotas')
  const { rates = {}, ...counts } = given
  const named = [...Object.keys(operations), ...fhirInteractions]
  const simulated = named.filter((name) => !unsupportedInteractions.includes(name))
  assertKnownMembers(rates, named, 'quotas.rates', simulated)
  for (const [name, limit] of [...Object.entries(counts), ...Object.entries(rates)]) {
    assertThat(typeof limit === 'number' && limit > 0, `quotas: ${name}`, limit, 'a number above 0')
  }
  return { ...noQuotas, ...given, rates: { ...rates } }
}

const usualAssumptions = Object.fromEntries(
  Object.entries(alternatives).map(([name, [usual]]) => [name, usual]),
)

function toAssumptions(given: Partial<Assumptions>): Assumptions {
  assertKnownMembers(given, Object.keys(alternatives), 'assumptions')
  const assumptions: Record<string, unknown> = { ...usualAssumptions }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    const values = alternatives[name as keyof Assumptions] as readonly unknown[]
    const choices = values.map((choice) => `'${String(choice)}'`).join(' or ')
    assertThat(values.includes(value), `assumptions.${name}`, value, choices)
    assumptions[name] = value
  }
  return assumptions as unknown as Assumptions
}

function assertClock(clock: Clock): void {
  assertThat(
    clock !== null &&
      typeof clock.now === 'function' &&
      typeof clock.set === 'function' &&
      typeof clock.advance === 'function',
    'clock',
    clock,
    'manualClock(), systemClock() or pollingClock()',
  )
  readClock(clock)
  const polls = pollsOf(clock)
  assertThat(polls === undefined || polls >= 1, 'clock.polls', polls, '1 or more')
}
