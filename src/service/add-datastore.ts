import { assertKnownMembers, assertOneOf } from '../kernel/assert-options.ts'
import type { Input, PlainInput } from '../model/healthlake/infer.ts'
import { read, type ReadShape } from '../model/healthlake/read.ts'
import { shapes } from '../model/healthlake/shapes.ts'
import type { DatastoreStatus } from '../state/datastores.ts'
import { scheduleEnd } from '../features/datastores/schedule.ts'
import { makeDatastore } from '../features/datastores/make.ts'
import { show } from '../kernel/suggest.ts'
import { runDueTransitions } from './transitions.ts'
import { attempt, MisuseError } from '../kernel/errors.ts'
import { toProperties, type DatastoreProperties } from './look.ts'
import { preload } from '../features/preload/preload.ts'
import { assertKnownInput, assertNotDisposed } from './misuse.ts'
import { openScope, type Context, type Scope } from '../features/context/context.ts'
import type { Service } from './service.ts'
import { toRegion } from './options.ts'
import { toInstant, type Instant } from '../kernel/time.ts'
import { validationError } from './operations.ts'

/**
 * The input of CreateFHIRDatastore, all optional, and what a request cannot set: id, status, time of creation and cause
 * of failure.
 */
export type GivenDatastore = Partial<Input<'CreateFHIRDatastore'>> & {
  /** Its id (default: one from the seed). */
  DatastoreId?: string
  /** Its status (default: 'ACTIVE'); a status in transition continues from there. */
  DatastoreStatus?: DatastoreStatus
  /** When it was created, not after now (default: now). */
  CreatedAt?: Instant
  /** Why it failed, for a status that says so. */
  ErrorCause?: { ErrorMessage?: string; ErrorCategory?: 'RETRYABLE_ERROR' | 'NON_RETRYABLE_ERROR' }
}

// The statuses of stores that are not filled yet, or no more.
const withoutData: readonly DatastoreStatus[] = ['CREATING', 'CREATE_FAILED', 'DELETED']

const standingMembers = ['DatastoreId', 'DatastoreStatus', 'CreatedAt', 'ErrorCause']

export function addDatastore(
  service: Service,
  given: GivenDatastore,
  regionName: string = service.settings.region,
): DatastoreProperties {
  assertNotDisposed(service)
  runDueTransitions(service)
  const scope = openScope(service, toRegion(regionName, 'region'))
  const inputMembers = Object.keys(shapes.CreateFHIRDatastoreRequest.members)
  assertKnownMembers(given, [...standingMembers, ...inputMembers], 'addDatastore')
  const { DatastoreId, DatastoreStatus = 'ACTIVE', CreatedAt, ErrorCause, ...rest } = given
  assertStatus(DatastoreStatus, ErrorCause)
  const id = DatastoreId === undefined ? undefined : toNewId(scope, DatastoreId)
  const at = CreatedAt === undefined ? service.state.now : toPast(service, CreatedAt)
  const cause = ErrorCause === undefined ? undefined : readAs('ErrorCause', service, ErrorCause)
  const wanted = { DatastoreTypeVersion: 'R4', ...rest }
  const input = readAs('CreateFHIRDatastoreRequest', service, wanted)

  const standing = { status: DatastoreStatus, id, at, cause }
  const { output: datastore, error } = attempt(() =>
    makeDatastore(scope, input as PlainInput<'CreateFHIRDatastore'>, standing),
  )
  if (error !== undefined) throw new MisuseError(`addDatastore: ${error.message}`)
  scheduleEnd(scope, datastore)
  const isFilled = datastore.properties.PreloadDataConfig !== undefined
  if (isFilled && !withoutData.includes(DatastoreStatus)) preload(scope, datastore)
  return toProperties(service, datastore)
}

function assertStatus(status: string, cause: object | undefined): void {
  assertOneOf(status, 'addDatastore: DatastoreStatus', shapes.DatastoreStatus.enum)
  if (cause !== undefined && !status.endsWith('_FAILED')) {
    throw new MisuseError(
      `addDatastore: a data store that is ${status} has no ErrorCause; give it with CREATE_FAILED or UPDATE_FAILED.`,
    )
  }
}

function toNewId(scope: Scope, id: string): string {
  if (scope.region.datastores.get(id) !== undefined) {
    throw new MisuseError(
      `addDatastore: there is already a data store with the DatastoreId ${id}; give another.`,
    )
  }
  readAs('DescribeFHIRDatastoreRequest', scope, { DatastoreId: id })
  if (id === '.' || id === '..') {
    throw new MisuseError(
      `addDatastore: the DatastoreId ${show(id)} cannot be in the path of an endpoint, since clients take it for a folder; give another.`,
    )
  }
  return id
}

function toPast({ state }: Service, createdAt: Instant): number {
  const at = toInstant(createdAt, 'addDatastore: CreatedAt')
  if (at > state.now) {
    throw new MisuseError(
      'addDatastore: CreatedAt is after now; give an instant in the past, or move the clock first.',
    )
  }
  return at
}

function readAs(name: ReadShape, context: Context, value: Readonly<Record<string, unknown>>) {
  assertKnownInput(name, value, context.settings, 'addDatastore')
  const reading = read(name, value, 'sdk')
  const refused = validationError(context, reading)
  if (refused !== undefined) throw new MisuseError(`addDatastore: ${refused.message}`)
  return reading.value
}
