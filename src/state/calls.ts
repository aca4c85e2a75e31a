import type { OperationName } from '../model/healthlake/infer.ts'

/** The door that a call came through. */
export type Door = 'client' | 'direct' | 'client-mock' | 'fetch' | 'http' | 'execute'

/** One call of a client, however many attempts its retries made. A frozen copy; its times are ISO 8601 text. */
export interface Call {
  /** Counts the calls of the fake, from 1. */
  readonly sequence: number
  /** When its first attempt came. */
  readonly at: string
  readonly region: string
  readonly door: Door
  readonly operation: string
  readonly input: unknown
  readonly output?: unknown
  /** The error of the last attempt; `rule` is the entry of the fidelity ledger that led to it. */
  readonly error?: { readonly name: string; readonly message: string; readonly rule?: string }
  readonly attempts: readonly Attempt[]
}

export interface Attempt {
  readonly at: string
  readonly requestId: string
  /** The name of the error that the attempt ended in. */
  readonly error?: string
  /** The fault rule that struck it: its number, in order of adding, and the kind of its outcome. */
  readonly fault?: AttemptFault
  /** All that struck it, if that is more than one: what it started ends otherwise, and its answer fared badly. */
  readonly faults?: readonly AttemptFault[]
  /** The ledger entry of the quota that refused it. */
  readonly quota?: string
}

export interface AttemptFault {
  readonly rule: number
  readonly kind: string
}

// A further attempt makes a new record.
export interface CallRecord {
  readonly sequence: number
  readonly at: number
  readonly region: string
  readonly door: Door
  readonly operation: OperationName
  readonly input: object
  readonly output?: object
  readonly error?: NonNullable<Call['error']>
  readonly attempts: readonly AttemptRecord[]
}

export interface AttemptRecord {
  readonly at: number
  // The number of the request, from which its id follows.
  readonly request: number
  readonly error?: string
  // What prevented the work, or befell the answer.
  readonly fault?: AttemptFault
  // What befell the work.
  readonly transition?: AttemptTransition
  readonly quota?: string
}

export interface AttemptTransition {
  readonly rule: number
  // The status that it ends in, if not the usual one.
  readonly to?: string
  // That it never ends.
  readonly never?: true
}
