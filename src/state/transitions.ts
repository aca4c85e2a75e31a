import type { Plain } from '../model/healthlake/infer.ts'
import type { Position } from '../kernel/ordered-list.ts'

export type ResourceKind = 'datastore' | 'importJob' | 'exportJob'

// A change of status that will happen by itself.
export interface ScheduledTransition extends Position {
  readonly region: string
  readonly resource: ResourceKind
  readonly id: string
  readonly to: string
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
  readonly to?: string
  // Milliseconds.
  readonly after?: number
  readonly cause?: Plain<'ErrorCause'>
}

/** A change of status that happened. */
export interface TransitionRecord {
  readonly at: number
  /** How many calls there were before it. */
  readonly calls: number
  readonly region: string
  readonly resource: ResourceKind
  readonly id: string
  readonly from: string
  readonly to: string
}
