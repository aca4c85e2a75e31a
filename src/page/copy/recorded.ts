import type { Call, Fault, Lane, State } from '../answers.ts'

// What a test is made of.
export interface Recorded {
  // All that are kept, the oldest first.
  readonly calls: readonly Call[]
  readonly state: State
  // The timeline.
  readonly lanes: readonly Lane[]
  // Those used up too; of a removed one there is only what the history says.
  readonly faults: readonly Fault[]
  // What is in S3.
  readonly objects: readonly { readonly uri: string; readonly text: string }[]
  // What is in the data stores, by their ids.
  readonly resources: Readonly<Record<string, readonly Resource[]>>
}

export interface Resource {
  readonly resourceType: string
  readonly id: string
}

// What the test shows: all calls, one with what it depends on, or what a fault rule does.
export type Wanted =
  | { readonly kind: 'history' }
  | { readonly kind: 'call'; readonly sequence: number }
  | { readonly kind: 'rule'; readonly id: number }

type Members = Readonly<Record<string, unknown>>

export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {}
}
