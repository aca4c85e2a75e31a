import {
  CreateFHIRDatastoreCommand,
  DescribeFHIRDatastoreCommand,
  ListFHIRDatastoresCommand,
  type HealthLakeClient,
} from '@aws-sdk/client-healthlake'
import {
  createFakeHealthLake,
  type ErrorName,
  MisuseError,
  type FakeHealthLake,
  type FaultOutcome,
} from 'fake-healthlake'
import { exploreFaults, type ExploreOptions } from 'fake-healthlake/explore'
import { runInThisContext } from 'node:vm'
import { expect } from 'vitest'

export type Program = (fork: FakeHealthLake) => Promise<unknown>

/** One Create. */
export async function create(client: HealthLakeClient, ClientToken?: string): Promise<string> {
  const input = { DatastoreTypeVersion: 'R4', ...(ClientToken && { ClientToken }) } as const
  const { DatastoreId = '' } = await client.send(new CreateFHIRDatastoreCommand(input))
  return DatastoreId
}

/** One Describe. */
export async function statusOf(client: HealthLakeClient, DatastoreId: string): Promise<string> {
  const { DatastoreProperties } = await client.send(
    new DescribeFHIRDatastoreCommand({ DatastoreId }),
  )
  return String(DatastoreProperties?.DatastoreStatus)
}

/** One List. */
export async function list(client: HealthLakeClient): Promise<number> {
  const { DatastorePropertiesList = [] } = await client.send(new ListFHIRDatastoresCommand({}))
  return DatastorePropertiesList.length
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}

export function saidBy(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

/** Runs the line that is to reproduce a failure against a fake. */
export function reproduce(line: string, fake: FakeHealthLake): void {
  const run = runInThisContext(`(fake) => { ${line} }`) as (fake: FakeHealthLake) => void
  run(fake)
}

/** How a program fails on a fake as it is; undefined if it does not. A program that waits is not waited for. */
export async function failureOn(
  fake: FakeHealthLake,
  program: Program,
  options: ExploreOptions = {},
): Promise<unknown> {
  try {
    await exploreFaults(fake, program, { ...options, outcomes: [] })
    return undefined
  } catch (error) {
    if (error instanceof MisuseError) return error.cause ?? error
    throw error
  }
}

export const errorOf = (name: ErrorName): FaultOutcome => ({ kind: 'error', name })
export const reset: FaultOutcome = { kind: 'connection', code: 'ECONNRESET' }
export const lost: FaultOutcome = { kind: 'connection', code: 'ECONNRESET', when: 'after' }
export const truncated: FaultOutcome = { kind: 'corrupt', body: 'truncated' }
export const hang: FaultOutcome = { kind: 'hang' }

/** What is said of each run that a program does not survive. */
export async function complaints(
  outcomes: FaultOutcome[],
  program: Program,
  options?: ExploreOptions,
): Promise<string[]> {
  const report = await exploreFaults(createFakeHealthLake(), program, { ...options, outcomes })
  return report.failures.map(({ error }) => saidBy(error))
}

/** Runs something as the program of an exploration, and gives what it gives; nobody waits a real while for it. */
export async function explored<T>(run: (fork: FakeHealthLake) => T | Promise<T>): Promise<T> {
  let value: T | undefined
  const begun = performance.now()
  await exploreFaults(
    createFakeHealthLake(),
    async (fork) => {
      value = await run(fork)
      await list(fork.directClient())
    },
    { outcomes: [] },
  )
  expect(performance.now() - begun).toBeLessThan(1000)
  return value as T
}

/** The numbers that a program notes, in order. */
export function recordMisuse(
  run: (note: (what: unknown) => void) => void | Promise<void>,
): Promise<unknown[]> {
  return explored(async () => {
    const notes: unknown[] = []
    await run((what) => notes.push(what))
    return notes
  })
}
