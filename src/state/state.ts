import { createSchedule, type Schedule, type ResourceKind } from '../kernel/schedule.ts'
import { createTable, type Table } from '../kernel/table.ts'
import type { Datastore } from './datastores.ts'
import type { Fault } from './fault-rules.ts'
import type { CallRecord } from './calls.ts'
import type { Job } from './jobs.ts'
import type { ObjectBuckets } from './buckets.ts'
import type { ResourceStores } from './resources.ts'

export interface State {
  // Where all chance comes from.
  readonly seed: number
  // The latest instant at which the agenda was looked at, in epoch milliseconds.
  now: number
  // How many records and agenda entries were made; orders what happens at the same instant.
  sequence: number
  // How often each stream of chance was drawn from.
  readonly drawn: Record<Stream, number>
  readonly regions: Map<string, Region>
  // The in-memory S3, which all regions share.
  readonly objects: ObjectBuckets
  readonly agenda: Schedule
  readonly faults: FaultList
  // How full the buckets of requests are, by region and operation.
  readonly buckets: Map<string, Bucket>
  readonly history: History
}

interface FaultList {
  // How many rules were ever added.
  added: number
  rules: Fault[]
}

export interface Bucket {
  readonly tokens: number
  // Epoch milliseconds.
  readonly at: number
}

export type Stream = 'datastoreId' | 'importJobId' | 'exportJobId' | 'resourceId'

export interface Region {
  readonly datastores: Table<Datastore>
  readonly importJobs: Table<Job>
  readonly exportJobs: Table<Job>
  readonly resources: ResourceStores
}

export interface History {
  // How many calls there were, cleared ones included.
  calls: number
  // How many requests there were, cleared ones included: each draws a request id.
  requests: number
  // How many ClientTokens were filled in for clients.
  tokens: number
  records: CallRecord[]
  transitions: TransitionRecord[]
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

export function emptyState(seed: number, now: number): State {
  return {
    seed,
    now,
    sequence: 0,
    drawn: { datastoreId: 0, importJobId: 0, exportJobId: 0, resourceId: 0 },
    regions: new Map(),
    objects: new Map(),
    agenda: createSchedule([]),
    faults: { added: 0, rules: [] },
    buckets: new Map(),
    history: { calls: 0, requests: 0, tokens: 0, records: [], transitions: [] },
  }
}

export function openRegion(state: State, name: string): Region {
  const known = state.regions.get(name)
  if (known !== undefined) return known
  const region: Region = {
    // [names-may-repeat]
    datastores: createTable({
      name: ({ properties }) => properties.DatastoreName,
      token: ({ token }) => token?.value,
    }),
    importJobs: createTable(jobIndexes),
    exportJobs: createTable(jobIndexes),
    resources: new Map(),
  }
  state.regions.set(name, region)
  return region
}

const jobIndexes = {
  datastore: ({ properties }: Job) => properties.DatastoreId,
  status: ({ properties }: Job) => properties.JobStatus,
  running: ({ running }: Job) => (running ? 'running' : undefined),
  token: ({ token }: Job) => token?.value,
}
