import type { Duration } from '../kernel/time.ts'

// The statuses that a resource leaves by itself, where it goes, and how long that takes [life-cycle].

/** How long the service takes, on the fake's clock; `Infinity` means never. Numbers are milliseconds. */
export interface Lifecycle {
  /** A data store is CREATING, without preloaded data (default: 15 minutes; 5 to 19 were observed). */
  createDatastore: Duration
  /** How much longer it is CREATING with `PreloadDataConfig` (default: 10 minutes). */
  preloadDatastore: Duration
  /** A data store that is restored is CREATING (default: 15 minutes, which is assumed). */
  restoreDatastore: Duration
  /** A data store is UPDATING (default: 10 minutes, which is assumed). */
  updateDatastore: Duration
  /** A data store is DELETING (default: 2 minutes; 1.5 to 13 were observed). */
  deleteDatastore: Duration
  /** A DELETED data store is still described and listed (default: 7 days, which AWS documents). */
  deletedRetention: Duration
  /** A job is SUBMITTED (default: 30 seconds). While another import or export runs, those wait longer, as QUEUED. */
  startJob: Duration
  /** An import is IN_PROGRESS (default: 60 seconds). */
  importJob: Duration
  /** An export is IN_PROGRESS (default: 90 seconds). */
  exportJob: Duration
  /** A job of `$erase`, `$purge` or `$bulk-delete` is IN_PROGRESS (default: 60 seconds, which is assumed). */
  removalJob: Duration
  /** An asynchronous transaction is IN_PROGRESS (default: 10 seconds, which is assumed). */
  transactionJob: Duration
  /** From CANCEL_SUBMITTED to CANCEL_COMPLETED (default: 30 seconds). */
  cancelExportJob: Duration
  /** A new version is not found by searches of the FHIR endpoint yet (default: 0 seconds; about 20 were observed). */
  searchIndex: Duration
  /** A new version is not in histories of the FHIR endpoint yet (default: 0 seconds; minutes were observed). */
  historyIndex: Duration
}

// In milliseconds [durations] [deleted-is-kept].
export const defaultDurations: Record<keyof Lifecycle, number> = {
  createDatastore: 15 * 60_000,
  preloadDatastore: 10 * 60_000,
  restoreDatastore: 15 * 60_000,
  updateDatastore: 10 * 60_000,
  deleteDatastore: 2 * 60_000,
  deletedRetention: 7 * 24 * 60 * 60_000,
  startJob: 30_000,
  importJob: 60_000,
  exportJob: 90_000,
  removalJob: 60_000,
  transactionJob: 10_000,
  cancelExportJob: 30_000,
  searchIndex: 0,
  historyIndex: 0,
}

export type Durations = Readonly<Record<keyof Lifecycle, number>>

interface Transition {
  readonly to: string
  readonly failures: readonly string[]
}

// Where a data store in transition goes, and what it may end in instead.
export const datastoreTransitions = {
  CREATING: { to: 'ACTIVE', failures: ['CREATE_FAILED'] },
  UPDATING: { to: 'ACTIVE', failures: ['UPDATE_FAILED'] },
  DELETING: { to: 'DELETED', failures: [] },
} as const satisfies Record<string, Transition>

export type DatastoreInTransition = keyof typeof datastoreTransitions

// Where a job goes from a status that it leaves by itself, and what it may end in instead [job-life-cycle].
export const jobTransitions = {
  SUBMITTED: { to: 'IN_PROGRESS', failures: ['FAILED'] },
  QUEUED: { to: 'IN_PROGRESS', failures: ['FAILED'] },
  IN_PROGRESS: { to: 'COMPLETED', failures: ['COMPLETED_WITH_ERRORS', 'FAILED'] },
  CANCEL_SUBMITTED: { to: 'CANCEL_IN_PROGRESS', failures: ['CANCEL_FAILED'] },
  CANCEL_IN_PROGRESS: { to: 'CANCEL_COMPLETED', failures: ['CANCEL_FAILED'] },
} as const satisfies Record<string, Transition>

// How a job of the FHIR endpoint alone may end instead [removal-jobs] [async-transaction].
export const fhirJobFailures = ['FAILED'] as const

// What the operations start that ends by itself, and in which statuses that may end instead of the usual one.
export const startedBy = {
  CreateFHIRDatastore: datastoreTransitions.CREATING.failures,
  UpdateFHIRDatastore: datastoreTransitions.UPDATING.failures,
  DeleteFHIRDatastore: datastoreTransitions.DELETING.failures,
  RestoreFHIRDatastore: datastoreTransitions.CREATING.failures,
  StartFHIRImportJob: jobTransitions.IN_PROGRESS.failures,
  StartFHIRExportJob: jobTransitions.IN_PROGRESS.failures,
} as const

/** An operation that starts something that ends by itself. */
export type Started = keyof typeof startedBy

/** A status in which something may end instead of the usual one. */
export type EndStatus = (typeof startedBy)[Started][number]
