import { show } from '../kernel/suggest.ts'
import type { Violation } from '../model/codec/constraints.ts'
import { operations as specs } from '../model/healthlake/operations.ts'
import { read } from '../model/codec/read.ts'
import { write } from '../model/codec/write.ts'
import { createSchedule, pendingEntries, type ScheduledTransition } from '../kernel/schedule.ts'
import { runDueTransitions } from '../service/transitions.ts'
import { MisuseError } from '../kernel/errors.ts'
import type { CallRecord } from './calls.ts'
import { createFault } from './fault-rules.ts'
import type { Job } from './jobs.ts'
import { isSimulated } from '../service/operations.ts'
import type { Service } from '../service/service.ts'
import { openRegion, type Bucket, type History, type State } from './state.ts'
import {
  bucketsFrom,
  jobFrom,
  readResource,
  writtenBuckets,
  writtenJob,
  writtenResources,
  type Contents,
} from './contents.ts'
import { findIntegrityError } from './integrity.ts'
import { setClock } from '../kernel/set-clock.ts'

/** The whole state of a fake as JSON: resources, agenda, time, chance and history. */
export type Snapshot = { readonly version: number } & Record<string, unknown>

const VERSION = 2

export function takeSnapshot(service: Service): Snapshot {
  runDueTransitions(service)
  const { state, settings } = service
  const { regions, agenda, buckets, objects, history, ...rest } = state
  const filled = Array.from(regions, ([region, held]) => ({
    region,
    datastores: held.datastores.all(),
    importJobs: held.importJobs.all().map(writtenJob),
    exportJobs: held.exportJobs.all(),
    resources: writtenResources(held.resources),
  })).filter((all) => all.datastores.length > 0)
  filled.sort((a, b) => (a.region < b.region ? -1 : 1))
  const { accountId } = settings
  const rates = Array.from(buckets, ([name, bucket]) => ({ name, ...bucket }))
  const whole = {
    ...rest,
    version: VERSION,
    accountId,
    regions: filled,
    objects: writtenBuckets(objects),
    agenda: pendingEntries(agenda),
    buckets: rates.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    history,
  }
  const snapshot = write('Snapshot', whole, 'text') as Snapshot & { history: History }
  const { records } = snapshot.history
  for (const [index, record] of records.entries()) {
    Object.assign(record, valuesOf(history.records[index] as CallRecord))
  }
  return snapshot
}

function valuesOf({ operation, input, output }: CallRecord): object {
  const { input: inputShape, output: outputShape } = specs[operation]
  const written = { input: write(inputShape, input, 'text') }
  if (output === undefined) return written
  return { ...written, output: write(outputShape, output, 'text') }
}

export function restoreSnapshot(service: Service, snapshot: Snapshot): void {
  const state = stateFrom(snapshot, service)
  setClock(service.clock, state.now)
  service.state = state
  service.openCalls.clear()
}

interface ReadSnapshot extends Omit<State, 'regions' | 'agenda' | 'buckets' | 'objects'> {
  readonly agenda: readonly ScheduledTransition[]
  readonly objects: Contents['objects']
  readonly buckets: readonly (Bucket & { readonly name: string })[]
  readonly accountId: string
  readonly regions: readonly (Contents['regions'][number] & {
    readonly region: string
    readonly exportJobs: readonly Job[]
  })[]
}

function stateFrom(snapshot: unknown, { settings }: Service): State {
  const { accountId, regions, buckets, ...whole } = readWhole(snapshot)
  if (accountId !== settings.accountId) {
    throw new MisuseError(
      `restore: the snapshot is of the account ${accountId}, the fake is of ${settings.accountId}; make it with accountId: '${accountId}'.`,
    )
  }
  const given = (snapshot as { history: { records: readonly object[] } }).history.records
  const state: State = {
    seed: whole.seed,
    now: whole.now,
    sequence: whole.sequence,
    drawn: { ...whole.drawn },
    regions: new Map(),
    objects: bucketsFrom(whole.objects),
    agenda: createSchedule(whole.agenda),
    buckets: new Map(buckets.map(({ name, ...bucket }) => [name, bucket])),
    faults: {
      added: whole.faults.added,
      rules: whole.faults.rules.map(createFault),
    },
    history: {
      ...whole.history,
      records: whole.history.records.map((record, index) =>
        withValues(record, given[index] as object, index),
      ),
      transitions: [...whole.history.transitions],
    },
  }
  for (const held of regions) {
    const into = openRegion(state, held.region)
    for (const datastore of held.datastores) into.datastores.put(datastore)
    for (const job of held.importJobs) into.importJobs.put(jobFrom(job))
    for (const job of held.exportJobs) into.exportJobs.put(job)
    for (const resource of held.resources) readResource(into.resources, resource)
  }
  return state
}

function readWhole(snapshot: unknown): ReadSnapshot {
  if (typeof snapshot === 'string') {
    throw new MisuseError(
      'restore: a snapshot as text must be parsed first; give JSON.parse(text).',
    )
  }
  const version = (snapshot as Partial<Snapshot> | null | undefined)?.version
  if (typeof version !== 'number') {
    throw new MisuseError(
      `restore: ${show(snapshot)} is no snapshot; give what snapshot() returned, or its JSON, parsed.`,
    )
  }
  if (version !== VERSION) {
    throw new MisuseError(
      `restore: the snapshot has version ${version}; this fake reads version ${VERSION}. Take it anew.`,
    )
  }
  const whole = readPart('Snapshot', snapshot, 'snapshot') as unknown as ReadSnapshot
  const unsound = findIntegrityError(whole)
  if (unsound !== undefined) throw damaged(unsound)
  return whole
}

function withValues(record: CallRecord, given: object, index: number): CallRecord {
  const where = `history.records.${index + 1}`
  if (!isSimulated(record.operation)) throw damaged(`its history has ${String(record.operation)}`)
  const { input: inputShape, output: outputShape } = specs[record.operation]
  const { input, output } = given as { input?: unknown; output?: unknown }
  if (input === undefined) throw damaged(`${where} has no input`)
  // An input that was refused is kept as it came, so it may lack anything.
  const withInput = { ...record, input: readPart(inputShape, input, `${where}.input`, () => false) }
  if (output === undefined) return withInput
  return { ...withInput, output: readPart(outputShape, output, `${where}.output`) }
}

// What a test may word as it likes, and what becomes long by being expanded [job-output-uri].
const beyondModel = /\.(message|errorMessage|s3Uri)$/

function readPart(shape: string, part: unknown, where: string, checked = isDamage): object {
  const { value, violations, wrongType } = read(shape, part, 'text')
  const broken = violations.find(checked)
  if (wrongType !== undefined) throw damagedAt(where, wrongType.path, wrongType.message)
  if (broken !== undefined) throw damagedAt(where, broken.path, broken.constraint)
  return value
}

function isDamage({ path, kind }: Violation): boolean {
  return !(beyondModel.test(path) && (kind === 'length' || kind === 'pattern'))
}

function damagedAt(where: string, path: string, what: string): MisuseError {
  return damaged(`at ${path === '' ? where : `${where}.${path}`}: ${what}`)
}

function damaged(what: string): MisuseError {
  return new MisuseError(`restore: the snapshot is damaged (${what}). Take it anew.`)
}
