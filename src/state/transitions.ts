import type { OutputOf, Plain } from '../model/healthlake/infer.ts'
import type { Position } from '../kernel/ordered-list.ts'
import type { EndStatus } from '../model/life-cycles.ts'
import type { DatastoreStatus } from './datastores.ts'

/** What has a status that changes by itself. */
export type ResourceKind = 'datastore' | 'importJob' | 'exportJob' | 'removalJob' | 'transactionJob'

/** A status of a data store or a job, in AWS's words. */
export type ResourceStatus = DatastoreStatus | OutputOf<'JobStatus'>

// A change of status that will happen by itself.
export interface ScheduledTransition extends Position {
  readonly region: string
  readonly resource: ResourceKind
  readonly id: string
  readonly to: ResourceStatus
  // Why it fails, where `to` is a failure.
  readonly cause?: Plain<'ErrorCause'>
}

// That a deleted data store is forgotten [deleted-is-kept].
export interface ScheduledRemoval extends Position {
  readonly region: string
  readonly id: string
}

// How something that was started ends, where that is not as usual.
export interface TransitionPlan {
  readonly to?: EndStatus
  // Milliseconds.
  readonly after?: number
  readonly cause?: Plain<'ErrorCause'>
}

/** A change of status that happened. */
export interface TransitionRecord {
  /** When, in epoch milliseconds. */
  readonly at: number
  /** How many calls there were before it. */
  readonly calls: number
  /** The region of what it happened to. */
  readonly region: string
  /** What it happened to. */
  readonly resource: ResourceKind
  /** Its DatastoreId or JobId. */
  readonly id: string
  /** The status before, in AWS's words. */
  readonly from: ResourceStatus
  /** The status after, in AWS's words. */
  readonly to: ResourceStatus
  /** Why, of a transaction that failed: the entry and what was wrong with it. Absent otherwise. */
  readonly reason?: string
}
