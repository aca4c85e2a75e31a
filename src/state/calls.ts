import type { AnyOutcome } from './fault-rules.ts'

/**
 * The way in by which a call came: `client` for `client()`, `clientConfig()` and `intercept()`, `direct` for
 * `directClient()`, `client-mock` for `attach()`, `fetch`, `fhir` and `execute` for the functions of these names, `http` for
 * `serve()`.
 */
export type Door = 'client' | 'direct' | 'client-mock' | 'fetch' | 'fhir' | 'http' | 'execute'

/** What a fault rule did to an attempt. */
export interface AttemptFault {
  /** The rule's number, in order of adding, from 1. */
  readonly rule: number
  /** The kind of its outcome, such as 'latency'. */
  readonly kind: AnyOutcome['kind']
}

// A further attempt makes a new record.
export interface CallRecord {
  readonly sequence: number
  // When its first attempt came, in epoch milliseconds.
  readonly at: number
  // The number of the request of that.
  readonly request: number
  readonly region: string
  readonly door: Door
  readonly operation: string
  readonly input: object
  readonly output?: object
  readonly error?: CallError
  // What is known of its parts where it failed.
  readonly failedParts?: object
  // Left out where there was one, which nothing befell: most calls are such, and a history may be long.
  readonly attempts?: readonly AttemptRecord[]
}

export function attemptsOf({ at, request, attempts }: CallRecord): readonly AttemptRecord[] {
  return attempts ?? [{ at, request }]
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
  // How long that takes, in milliseconds, if not as long as usual.
  readonly after?: number
  // That it never ends.
  readonly never?: true
}

/** The error that a call ended in. */
export interface CallError {
  /** Its name, such as 'ConflictException'; for a connection that failed the code, such as 'ECONNRESET'. */
  readonly name: string
  /** Its message. */
  readonly message: string
  /** The entry of the fidelity ledger (FIDELITY.md) that led to it; absent for an injected error. */
  readonly rule?: string
}
