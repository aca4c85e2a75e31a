import type { OperationName } from 'fake-healthlake'

/** The service in a page: things with a status and the minutes that are left of it. Nothing is foreseen, all is counted down. */
export interface Toy {
  readonly stores: Store[]
  readonly jobs: Job[]
  /** The operations whose next call goes wrong. */
  readonly faults: OperationName[]
}

export interface Store {
  readonly region: string
  readonly tags: Map<string, string>
  name: string
  nlp: boolean
  backedUp: boolean
  readonly patients: Set<string>
  /** Which store it was restored from. */
  readonly from?: Store
  status: 'CREATING' | 'ACTIVE' | 'UPDATING' | 'DELETING' | 'DELETED' | 'FORGOTTEN'
  left: number
}

export interface Job {
  readonly store: Store
  readonly kind: 'Import' | 'Export'
  status: 'SUBMITTED' | 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED'
  left: number
}

/** How many minutes a status lasts. */
export const minutes = {
  CREATING: 3,
  UPDATING: 2,
  DELETING: 4,
  DELETED: 60,
  RESTORING: 5,
  /** How long the backup of a store that is DELETED is kept: a day. */
  BACKUP: 24 * 60,
  SUBMITTED: 1,
  Import: 5,
  Export: 2,
}

export type Refusal =
  | 'ConflictException'
  | 'ResourceNotFoundException'
  | 'ValidationException'
  | 'ThrottlingException'

/** What a store must not be for something to be done with it. */
export function serviceError(store: Store, what: 'look' | 'change' | 'start'): Refusal | undefined {
  if (store.status === 'FORGOTTEN') return 'ResourceNotFoundException'
  if (what === 'look' || store.status === 'ACTIVE') return undefined
  if (what === 'start') return 'ValidationException'
  return store.status === 'DELETED' ? 'ResourceNotFoundException' : 'ConflictException'
}

export function struck({ faults }: Toy, operation: OperationName): boolean {
  const index = faults.indexOf(operation)
  if (index >= 0) faults.splice(index, 1)
  return index >= 0
}

export function remove(toy: Toy, store: Store): void {
  store.status = 'DELETING'
  store.left = minutes.DELETING
  for (const job of toy.jobs) if (job.store === store && isUnfinished(job)) job.status = 'FAILED'
  startWaiting(toy)
}

export function pass(toy: Toy, time: number): void {
  for (let minute = 0; minute < time; minute += 1) {
    for (const thing of [...toy.stores, ...toy.jobs]) thing.left -= 1
    for (const store of toy.stores) if (store.left === 0) next(store)
    for (const job of toy.jobs) if (job.left === 0) advance(job)
    startWaiting(toy)
  }
}

function advance(job: Job): void {
  if (job.status === 'IN_PROGRESS') job.status = 'COMPLETED'
  if (job.status === 'SUBMITTED') job.status = 'QUEUED'
}

function next(store: Store): void {
  const following = {
    CREATING: 'ACTIVE',
    UPDATING: 'ACTIVE',
    DELETING: 'DELETED',
    DELETED: 'FORGOTTEN',
  } as const
  store.status = following[store.status as keyof typeof following]
  store.left = store.status === 'DELETED' ? whenForgotten(store) : -1
}

function whenForgotten({ backedUp }: Store): number {
  return backedUp ? minutes.BACKUP : minutes.DELETED
}

function startWaiting({ jobs }: Toy): void {
  for (const job of jobs) {
    const isBusy = jobs.some((other) => other.status === 'IN_PROGRESS' && isAlike(other, job))
    if (job.status !== 'QUEUED' || isBusy) continue
    job.status = 'IN_PROGRESS'
    job.left = minutes[job.kind]
  }
}

function isAlike(one: Job, other: Job): boolean {
  return one.kind === other.kind && one.store.region === other.store.region
}

function isUnfinished({ status }: Job): boolean {
  return ['SUBMITTED', 'QUEUED', 'IN_PROGRESS'].includes(status)
}
