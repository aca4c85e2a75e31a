import type { FakeHealthLake, Snapshot } from 'fake-healthlake'
import type { Kind } from '../jobs/tools.ts'

/** A snapshot that went through text. */
export function throughText(fake: FakeHealthLake): Snapshot {
  return JSON.parse(JSON.stringify(fake.snapshot())) as Snapshot
}

/** Starts three jobs, and tells their ids. */
export function startThree(fake: FakeHealthLake, kind: Kind): string[] {
  const store = fake.addDatastore().DatastoreId
  return [1, 2, 3].map(() => kind.start(fake, store).JobId)
}
