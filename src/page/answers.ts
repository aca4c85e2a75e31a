import type { LedgerEntry } from '../model/ledger/entry.ts'
import type { FaultView } from '../service/faults/look.ts'
import type { Call } from '../service/history/calls.ts'
import type { Transition } from '../service/transitions.ts'

export type { Call }

// The responses of the control paths.
export interface State {
  readonly accountId: string
  readonly region: string
  readonly clock: {
    readonly now: string
    readonly kind: 'manual' | 'polling' | 'system'
    readonly polls?: number
  }
  readonly settings: { readonly lifecycle: Readonly<Record<string, number | string>> }
  // What a fake is made with to have the same settings.
  readonly options: object
  readonly nextTransition: Transition | null
  readonly datastores: readonly Datastore[]
  readonly jobs: readonly Job[]
  readonly buckets: readonly {
    readonly name: string
    readonly objects: number
    readonly bytes: number
  }[]
  readonly faults: readonly Fault[]
  readonly verify: Verdict
  readonly history: { readonly calls: number; readonly kept: number; readonly transitions: number }
}

export interface Next {
  readonly at: string
  readonly to: string
}

type Properties = Readonly<Record<string, unknown>>

interface Datastore {
  readonly region: string
  readonly properties: Properties
  readonly next?: Next
  readonly resources: Readonly<Record<string, number>>
}

interface Job {
  readonly kind: string
  readonly region: string
  readonly properties: Properties
  readonly next?: Next
}

// Infinity is text in JSON.
export interface Fault extends Omit<FaultView, 'remaining' | 'rule'> {
  readonly remaining: number | 'Infinity'
  readonly rule: Readonly<Record<string, unknown>>
}

interface Verdict {
  readonly passes: boolean
  readonly says: string | null
}

export interface LaneEvent {
  readonly kind: string
  readonly at: string
  readonly text: string
  readonly sequence?: number
}

export interface Lane {
  readonly name: string
  readonly events: readonly LaneEvent[]
}

export interface Timeline {
  readonly now: string
  readonly lanes: readonly Lane[]
}

export interface Rule extends LedgerEntry {
  readonly id: string
}

export interface ObjectView {
  readonly uri: string
  readonly size: number
  readonly at: string
}

// As EventBridge hands it on.
export interface ToldEvent {
  readonly id: string
  readonly 'detail-type': string
  readonly time: string
  readonly region: string
  readonly detail: Readonly<Record<string, unknown>>
}
