import type { FakeHealthLake } from 'fake-healthlake'
import type { Kind } from './commands.ts'

export interface Store {
  readonly id: string
  readonly arn: string
  readonly region: string
}

export interface Job {
  readonly id: string
  readonly store: Store
}

/** A fake and what its user remembers of it. */
export interface Environment {
  readonly fake: FakeHealthLake
  readonly stores: readonly Store[]
  readonly jobs: Readonly<Record<Kind, readonly Job[]>>
  /** Page tokens. */
  readonly tokens: readonly string[]
}

export const noStore: Store = {
  id: 'f'.repeat(32),
  arn: `arn:aws:healthlake:us-east-1:123456789012:datastore/fhir/${'f'.repeat(32)}`,
  region: 'us-east-1',
}

export const noJob: Job = { id: 'f'.repeat(32), store: noStore }

/** A fake of which nothing is remembered. */
export function worldOf(fake: FakeHealthLake): Environment {
  return { fake, stores: [], jobs: { import: [], export: [] }, tokens: [] }
}

/** Finds what a number means; the newest first, so that most commands are about what is still there. */
export function pick<T>(known: readonly T[], number: number, none: T): T {
  return known.at(-1 - (number % Math.max(1, known.length))) ?? none
}
