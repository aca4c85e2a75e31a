import { checksum } from '../kernel/checksum.ts'
import { decode, encode, type Json } from '../kernel/codec.ts'
import { createCopyOnWriteMap, type CopyOnWriteMap } from '../kernel/copy-on-write-map.ts'
import { MisuseError } from '../kernel/errors.ts'
import { show } from '../kernel/suggest.ts'
import { compareUtf8 } from '../kernel/utf8.ts'
import type { ObjectBucket, StoredObject } from './buckets.ts'
import type { Datastore } from './datastores.ts'
import { fromPlainEvents, toPlainEvents, type PlainEvents } from './events.ts'
import { createFault } from './fault-rules.ts'
import type { ExportJob, ImportJob, RemovalJob, TransactionJob } from './jobs.ts'
import { fromPlainStore, toPlainStore, type PlainResourceStore } from './plain-resources.ts'
import { createSchedules, type State, createRegion, putJobs, type Region } from './state.ts'
import type { ScheduledRemoval, ScheduledTransition } from './transitions.ts'

/**
 * The whole state of a fake as JSON: resources, scheduled transitions, time, random state and history. Do not edit it:
 * `checksum` detects any change except of white space and the order of members.
 */
export type Snapshot = {
  /** The version of its form; `restore` reads only that of its own release. */
  readonly version: number
} & Record<string, unknown>

const VERSION = 6

// The state with lists and maps in place of its collections.
interface PlainState extends Omit<
  State,
  'regions' | 'objects' | 'transitions' | 'removals' | 'events'
> {
  readonly regions: ReadonlyMap<string, PlainRegion>
  readonly objects: ReadonlyMap<string, PlainBucket>
  readonly transitions: readonly ScheduledTransition[]
  readonly removals: readonly ScheduledRemoval[]
  readonly events: PlainEvents
}

interface PlainRegion {
  readonly datastores: readonly Datastore[]
  readonly importJobs: readonly ImportJob[]
  readonly exportJobs: readonly ExportJob[]
  readonly removalJobs: readonly RemovalJob[]
  readonly transactionJobs: readonly TransactionJob[]
  readonly resources: ReadonlyMap<string, PlainResourceStore>
  readonly backups: ReadonlyMap<string, PlainResourceStore>
}

interface PlainBucket extends Omit<ObjectBucket, 'objects'> {
  readonly objects: Map<string, StoredObject>
}

export function toSnapshot(state: State, accountId: string): Snapshot {
  const content = encode({ version: VERSION, accountId, ...toPlain(state) })
  return { ...(content as unknown as Snapshot), checksum: checksum(content) }
}

// Regions, buckets and types are in order of their names, whichever way they came about.
function toPlain(state: State): PlainState {
  const { regions, objects, transitions, removals, rates, events, ...rest } = state
  const filled = new Map(Array.from(regions).filter(([, { datastores }]) => datastores.size > 0))
  return {
    ...rest,
    regions: mapInOrder(filled, ({ datastores, jobs, resources, backups }) => ({
      datastores: datastores.all(),
      importJobs: jobs.importJob.all(),
      exportJobs: jobs.exportJob.all(),
      removalJobs: jobs.removalJob.all(),
      transactionJobs: jobs.transactionJob.all(),
      resources: mapInOrder(resources, toPlainStore),
      backups: mapInOrder(backups, toPlainStore),
    })),
    objects: mapInOrder(objects, (bucket) => ({
      ...bucket,
      objects: mapInOrder(toMap(bucket.objects), (stored) => stored),
      uploads: mapInOrder(bucket.uploads, (upload) => upload),
      drawnEtags: mapInOrder(bucket.drawnEtags, (count) => count),
    })),
    transitions: transitions.entries(),
    removals: removals.entries(),
    rates: mapInOrder(rates, (bucket) => bucket),
    events: toPlainEvents(events),
  }
}

export function fromSnapshot(snapshot: unknown, accountId: string): State {
  const content = decode(assertIntact(snapshot, accountId)) as PlainState & {
    version?: unknown
    accountId?: unknown
  }
  const { version: _version, accountId: _account, ...plain } = content
  const { regions, objects, transitions, removals, events, ...rest } = plain
  return {
    ...rest,
    regions: mapValues(regions, toRegion),
    objects: mapValues(objects, toBucket),
    ...createSchedules(transitions, removals),
    events: fromPlainEvents(events),
    faults: { ...rest.faults, rules: rest.faults.rules.map(createFault) },
  }
}

function toRegion({ datastores, resources, backups, ...plain }: PlainRegion): Region {
  const region = createRegion(
    mapValues(resources, fromPlainStore),
    mapValues(backups, fromPlainStore),
  )
  for (const datastore of datastores) region.datastores.put(datastore)
  putJobs(region.jobs.importJob, plain.importJobs)
  putJobs(region.jobs.exportJob, plain.exportJobs)
  putJobs(region.jobs.removalJob, plain.removalJobs)
  putJobs(region.jobs.transactionJob, plain.transactionJobs)
  return region
}

function toBucket(bucket: PlainBucket): ObjectBucket {
  return { ...bucket, objects: createCopyOnWriteMap(bucket.objects) }
}

function mapInOrder<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> {
  const names = Array.from(map.keys()).toSorted(compareUtf8)
  return new Map(names.map((name) => [name, change(map.get(name) as A)]))
}

function mapValues<A, B>(map: ReadonlyMap<string, A>, change: (value: A) => B): Map<string, B> {
  return new Map(Array.from(map, ([key, value]) => [key, change(value)]))
}

// What nests too deep to be read is no snapshot of a fake.
function fits(content: Json, given: unknown): boolean {
  try {
    return checksum(content) === given
  } catch {
    return false
  }
}

function toMap<V>(map: CopyOnWriteMap<V>): Map<string, V> {
  return new Map(map.entries())
}

// Gives what the snapshot holds besides its checksum.
function assertIntact(snapshot: unknown, accountId: string): Json {
  if (typeof snapshot === 'string') {
    throw new MisuseError(
      'restore: a snapshot as text must be parsed first; give JSON.parse(text).',
    )
  }
  const { checksum: given, ...content } = (snapshot ?? {}) as Readonly<Record<string, Json>>
  const { version, accountId: account } = content
  if (typeof version === 'string') {
    throw new MisuseError(
      `restore: the version of the snapshot is ${show(version)}, which is text, where snapshot() has a number; give its JSON unchanged, parsed.`,
    )
  }
  if (typeof version !== 'number') {
    throw new MisuseError(
      `restore: ${show(snapshot)} is not a snapshot; give what snapshot() returned, or its JSON, parsed.`,
    )
  }
  if (version !== VERSION) {
    throw new MisuseError(
      `restore: the snapshot has version ${version}; this release reads only version ${VERSION}. Take a new one with this release, of a fake that is set up in the same way, or restore it with the release that took it.`,
    )
  }
  if (!fits(content, given)) {
    throw new MisuseError(
      'restore: the snapshot was edited or truncated, so its checksum does not match; arrange the fake with its own functions, and take a new one.',
    )
  }
  if (account !== accountId) {
    throw new MisuseError(
      `restore: the snapshot is of the account ${show(account)}, the fake is of '${accountId}'; make the fake with accountId: ${show(account)}.`,
    )
  }
  return content
}
