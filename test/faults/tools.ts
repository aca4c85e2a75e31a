import { expect } from 'vitest'
import {
  createFakeHealthLake,
  MisuseError,
  ServiceError,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
  type FaultOutcome,
  type FaultRule,
  type OperationName,
  type Snapshot,
} from 'fake-healthlake'
import { thrownBy } from '../thrown.ts'

/** The names of all operations that are simulated. */
export const operations = [
  'CreateFHIRDatastore',
  'DescribeFHIRDatastore',
  'ListFHIRDatastores',
  'UpdateFHIRDatastore',
  'DeleteFHIRDatastore',
  'RestoreFHIRDatastore',
  'StartFHIRImportJob',
  'DescribeFHIRImportJob',
  'ListFHIRImportJobs',
  'StartFHIRExportJob',
  'DescribeFHIRExportJob',
  'ListFHIRExportJobs',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
] as const satisfies readonly OperationName[]

/** A fake with rules. */
export function fakeWith(
  rules: readonly FaultRule[],
  options?: FakeHealthLakeOptions,
): FakeHealthLake {
  const fake = createFakeHealthLake(options)
  for (const rule of rules) fake.faults.add(rule)
  return fake
}

/** What becomes of a request: the name or code of its error, or 'ok'. */
export function ask(
  fake: FakeHealthLake,
  operation: OperationName = 'ListFHIRDatastores',
  input: object = {},
  region = fake.region,
): string {
  try {
    fake.execute<OperationName>(operation, input, { region })
    return 'ok'
  } catch (error) {
    if (error instanceof ServiceError) return error.name
    if (error instanceof Error && 'code' in error) return String(error.code)
    throw error
  }
}

/** Asks several times. */
export function askTimes(fake: FakeHealthLake, times: number): string[] {
  return Array.from({ length: times }, () => ask(fake))
}

/** An outcome that tells rules apart: a connection that fails with a code. */
export function code(name: string, when: 'before' | 'after' = 'before'): FaultOutcome {
  return { kind: 'connection', code: name, when }
}

/** What faults.add refuses: what it is, and what is said of it, or parts of that. */
export type Refused = readonly [what: string, rule: unknown, said: string | string[]]

/** The words in which faults.add refuses a rule; nothing has changed then. */
export function refusalTo(rule: unknown): string {
  const fake = createFakeHealthLake()
  fake.faults.add({ skip: 1, outcome: code('X') })
  const before = fake.snapshot()

  const error = thrownBy(() => fake.faults.add(rule as FaultRule))

  expect(error).toBeInstanceOf(MisuseError)
  expect(fake.snapshot()).toEqual(before)
  expect(askTimes(fake, 3)).toEqual(['ok', 'X', 'ok'])
  expect((error as MisuseError).message).toMatch(/^faults\.add: /)
  return (error as MisuseError).message
}

/** What a message does not say of what it should. */
export function unsaidIn(message: string, said: string | readonly string[]): readonly string[] {
  return [said].flat().filter((part) => !message.includes(part))
}

/** What becomes of a snapshot that is kept as text. */
export function throughJson(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot)) as Snapshot
}
