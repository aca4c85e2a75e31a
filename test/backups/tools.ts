import {
  createFakeHealthLake,
  type FakeHealthLake,
  type FakeHealthLakeOptions,
  type GivenDatastore,
  type Input,
} from 'fake-healthlake'
import { start } from '../values.ts'

const DAY = 24 * 60 * 60_000

/** An instant so many days after the clocks start. */
export function day(days: number): Date {
  return new Date(start + days * DAY)
}

/** A backup that keeps what was for three days. */
export const threeDays = { Status: 'ENABLED', RetentionPeriodInDays: 3 } as const

type Wanted = Omit<Partial<Input<'RestoreFHIRDatastore'>>, 'SourceDatastoreId'>

/** Restores a data store to a point, the latest by default, and gives the id of the one that is made. */
export function restore(
  fake: FakeHealthLake,
  SourceDatastoreId: string,
  RestorePointTime?: Date,
  more: Wanted = {},
): string {
  const point = RestorePointTime === undefined ? {} : { RestorePointTime }
  const RestoreConfiguration = { ContinuousBackupRestoreConfiguration: point }
  return fake.execute('RestoreFHIRDatastore', { SourceDatastoreId, RestoreConfiguration, ...more })
    .DatastoreId
}

/** What is shown of the backup of a data store. */
export function backupOf(fake: FakeHealthLake, id: string): object | undefined {
  return fake.execute('DescribeFHIRDatastore', { DatastoreId: id }).DatastoreProperties
    .BackupStatusInfo
}

/** A fake with a data store that is ACTIVE and has a backup, and that store's id. */
export function backedUp(given: GivenDatastore = {}, options?: FakeHealthLakeOptions) {
  const fake = createFakeHealthLake(options)
  const { DatastoreId: id } = fake.addDatastore({ BackupConfiguration: threeDays, ...given })
  return { fake, id, resources: fake.resources(id) }
}

export function patient(id: string, members: object = {}) {
  return { resourceType: 'Patient', id, ...members }
}

/** Deletes a data store, and lets time pass until it is DELETED. */
export function deleted(fake: FakeHealthLake, DatastoreId: string): void {
  fake.execute('DeleteFHIRDatastore', { DatastoreId })
  fake.settle()
}

/** The ids of all resources in a data store. */
export function idsIn(fake: FakeHealthLake, datastoreId: string): unknown[] {
  return fake
    .resources(datastoreId)
    .list()
    .map(({ id }) => id)
}
