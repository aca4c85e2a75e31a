import { createSchedule, type Schedule } from '../kernel/schedule.ts'
import { jobTransitions } from '../model/life-cycles.ts'
import { createTable, type Table } from '../kernel/table.ts'
import { forkBuckets, type ObjectBuckets } from './buckets.ts'
import type { CallRecord } from './calls.ts'
import type { Datastore } from './datastores.ts'
import { createEvents, forkEvents, type EventList } from './events.ts'
import type { Fault } from './fault-rules.ts'
import {
  jobKinds,
  type ExportJob,
  type ImportJob,
  type Job,
  type JobKind,
  type Jobs,
  type RemovalJob,
  type TransactionJob,
} from './jobs.ts'
import { forkResourceStores, type ResourceStores } from './resources.ts'
import type { ScheduledRemoval, ScheduledTransition, TransitionRecord } from './transitions.ts'

// Everything that a fake knows: plain records, and collections of them.
export interface State {
  // Where all chance comes from.
  readonly seed: number
  // The latest instant at which the schedule was looked at, in epoch milliseconds.
  now: number
  // How many records and scheduled entries were made; orders what happens at the same instant.
  sequence: number
  // How often each random stream was drawn from.
  readonly drawn: Record<RandomStream, number>
  readonly regions: Regions
  // The in-memory S3, which all regions share.
  readonly objects: ObjectBuckets
  readonly transitions: Schedule<ScheduledTransition>
  readonly removals: Schedule<ScheduledRemoval>
  readonly faults: FaultList
  // How full the token buckets of the rate quotas are, by region and operation.
  readonly rates: Map<string, TokenBucket>
  readonly history: History
  readonly events: EventList
}

export type RandomStream =
  | 'datastoreId'
  | `${JobKind}Id`
  | 'resourceId'
  | 'uploadId'
  | 's3RequestId'

interface FaultList {
  // How many rules were ever added.
  added: number
  rules: Fault[]
}

interface TokenBucket {
  readonly tokens: number
  // Epoch milliseconds.
  readonly at: number
}

export interface History {
  // How many calls there were, cleared ones included.
  calls: number
  // How many requests to HealthLake there were, cleared ones included: each draws a request id.
  requests: number
  // How many ClientTokens were filled in for clients.
  tokens: number
  records: CallRecord[]
  transitions: TransitionRecord[]
}

export interface Region {
  readonly datastores: Table<Datastore>
  readonly jobs: { readonly [Kind in JobKind]: Table<Jobs[Kind]> }
  readonly resources: ResourceStores
  // What is left of data stores that are DELETED, as long as they can be restored.
  readonly backups: ResourceStores
}

export type Regions = Map<string, Region>

// Empty if nothing was ever made there.
export function openRegion(regions: Regions, name: string): Region {
  const known = regions.get(name)
  if (known !== undefined) return known
  const region = createRegion(new Map(), new Map())
  regions.set(name, region)
  return region
}

// A region that holds nothing is not kept, whichever regions were asked for. All that it holds is of some data store.
export function closeRegion(regions: Regions, name: string): void {
  if (regions.get(name)?.datastores.size === 0) regions.delete(name)
}

export function createRegion(resources: ResourceStores, backups: ResourceStores): Region {
  return {
    // [names-may-repeat]
    datastores: createTable({
      name: ({ properties }) => properties.DatastoreName,
      status: ({ properties }) => properties.DatastoreStatus,
      alive: ({ properties }) => (properties.DatastoreStatus === 'DELETED' ? undefined : 'alive'),
      token: ({ token, source }) => (source === undefined ? token?.value : undefined),
      restoreToken: ({ token, source }) => (source === undefined ? undefined : token?.value),
      restoring: ({ source, properties }) =>
        properties.DatastoreStatus === 'CREATING' ? source : undefined,
    }),
    jobs: {
      importJob: createTable<ImportJob>(jobIndexes),
      exportJob: createTable<ExportJob>(jobIndexes),
      removalJob: createTable<RemovalJob>(jobIndexes),
      transactionJob: createTable<TransactionJob>(jobIndexes),
    },
    resources,
    backups,
  }
}

const jobIndexes = {
  datastore: ({ properties }: Job) => properties.DatastoreId,
  datastoreAndStatus: ({ properties }: Job) => `${properties.DatastoreId}/${properties.JobStatus}`,
  status: ({ properties }: Job) => properties.JobStatus,
  waiting: ({ running, properties }: Job) =>
    !running && properties.JobStatus in jobTransitions ? properties.DatastoreId : undefined,
  running: ({ running }: Job) => (running ? 'running' : undefined),
  token: ({ token }: Job) => token?.value,
}

function forkRegions(regions: Regions): Regions {
  return new Map(Array.from(regions, ([name, region]) => [name, forkRegion(region)]))
}

function forkRegion({ datastores, jobs, resources, backups }: Region): Region {
  const fork = createRegion(forkResourceStores(resources), forkResourceStores(backups))
  for (const datastore of datastores.all()) fork.datastores.put(datastore)
  for (const kind of jobKinds) putJobs(fork.jobs[kind], jobs[kind].all())
  return fork
}

export function putJobs<Kind extends JobKind>(
  jobs: Table<Jobs[Kind]>,
  all: readonly Jobs[Kind][],
): void {
  for (const job of all) jobs.put(job)
}

export function createState(seed: number, now: number): State {
  return {
    seed,
    now,
    sequence: 0,
    drawn: {
      datastoreId: 0,
      importJobId: 0,
      exportJobId: 0,
      removalJobId: 0,
      transactionJobId: 0,
      resourceId: 0,
      uploadId: 0,
      s3RequestId: 0,
    },
    regions: new Map(),
    objects: new Map(),
    ...createSchedules([], []),
    faults: { added: 0, rules: [] },
    rates: new Map(),
    history: { calls: 0, requests: 0, tokens: 0, records: [], transitions: [] },
    events: createEvents(),
  }
}

export function createSchedules(
  transitions: readonly ScheduledTransition[],
  removals: readonly ScheduledRemoval[],
): Pick<State, 'transitions' | 'removals'> {
  const schedules = {
    transitions: createSchedule<ScheduledTransition>(transitionKey),
    removals: createSchedule<ScheduledRemoval>(removalKey),
  }
  for (const transition of transitions) schedules.transitions.add(transition)
  for (const removal of removals) schedules.removals.add(removal)
  return schedules
}

export function transitionKey(of: Pick<ScheduledTransition, 'region' | 'resource' | 'id'>): string {
  return `${of.region}/${of.resource}/${of.id}`
}

function removalKey({ region, id }: Pick<ScheduledRemoval, 'region' | 'id'>): string {
  return `${region}/${id}`
}

// A copy that goes its own way. Records are shared: none is ever written to.
export function forkState(state: State): State {
  const { drawn, regions, objects, transitions, removals, faults, rates, history, events } = state
  return {
    ...state,
    drawn: { ...drawn },
    regions: forkRegions(regions),
    objects: forkBuckets(objects),
    transitions: transitions.fork(),
    removals: removals.fork(),
    faults: { added: faults.added, rules: faults.rules.map((fault) => ({ ...fault })) },
    rates: new Map(rates),
    history: {
      ...history,
      records: [...history.records],
      transitions: [...history.transitions],
    },
    events: forkEvents(events),
  }
}
