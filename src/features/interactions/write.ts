import { uuid } from '../../kernel/random.ts'
import { shortened } from '../../kernel/suggest.ts'
import { openResourceStore, openResourceType, type ResourceStore } from '../../state/resources.ts'
import { nextRandom, type Scope } from '../context/context.ts'
import { withValidationIssue } from '../fhir/validation-issue.ts'
import {
  deleteResource,
  prepareResource,
  withId,
  writeVersion,
  type StoredVersion,
  type Writing,
} from '../resources/write.ts'
import { answerWithoutBody, answerWithResource, type FhirAnswer } from './answer.ts'
import { FhirError, fhirError } from '../fhir/fhir-error.ts'
import { assertAllowed, assertId, assertType, findFhirStore } from './find-store.ts'
import type { FhirInput } from './input.ts'
import { assertPreconditions } from './preconditions.ts'
import { preferred } from './preferred.ts'
import { readBody, type ReadBody } from './read-body.ts'
import type { InstanceInput, TypeInput } from './read.ts'

const KEY = 'x-amz-fhir-idempotency-key'

// [fhir-create]
export function createResource(
  scope: Scope,
  input: TypeInput,
  // One that was drawn before, for others to refer to.
  drawnId?: string,
): FhirAnswer {
  const { DatastoreId, ResourceType: type, Headers = {} } = input
  const known = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'POST')
  assertUnconditional(scope, Headers)
  const key = Headers[KEY]
  if (key !== undefined) assertNewKey(known, key, input.base)
  const isStrong = isStrongWrite(Headers)
  const body = readBody(scope, input, type)

  const store = openResourceStore(scope.region.resources, DatastoreId)
  const id = drawnId ?? drawId(scope, store, type)
  const version = storeBody(scope, store, body, { type, id, method: 'POST', isStrong })
  if (key !== undefined) store.idempotencyKeys.set(key.toLowerCase(), `${type}/${id}`)
  return preferred(scope, input, withIssues(answerWithResource(201, type, id, version), body))
}

// [fhir-update] [fhir-update-creates]
export function updateResource(scope: Scope, input: InstanceInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id } = input
  const known = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertId(id)
  assertAllowed(type, 'PUT')
  const isStrong = isStrongWrite(input.Headers)
  const body = readBody(scope, input, type)
  if (body.resource['id'] !== id) {
    throw fhirError(
      400,
      'fhir-update-id',
      'invalid',
      `The id of the payload must be ${id}, as in the URL.`,
    )
  }
  const current = known.types.get(type)?.latest.get(id)
  assertPreconditions(input, current)

  const store = openResourceStore(scope.region.resources, DatastoreId)
  const version = storeBody(scope, store, body, { type, id, method: 'PUT', isStrong })
  const status = current?.text === undefined ? 201 : 200
  return preferred(scope, input, withIssues(answerWithResource(status, type, id, version), body))
}

// [fhir-delete]
export function removeResource(scope: Scope, input: InstanceInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertId(id)
  assertAllowed(type, 'DELETE')
  const isStrong = isStrongWrite(input.Headers)
  const current = store.types.get(type)?.latest.get(id)
  if (current === undefined) {
    throw fhirError(404, 'fhir-delete', 'not-found', `There is no ${type}/${id}.`)
  }
  assertPreconditions(input, current)

  const deleted = deleteResource(scope, store, type, id, isStrong) ?? current
  return answerWithoutBody(204, type, id, deleted)
}

export function storeBody(
  scope: Scope,
  store: ResourceStore,
  { resource, text, outcome }: ReadBody,
  { type, id, ...writing }: Writing & { readonly type: string; readonly id: string },
): StoredVersion {
  const own = resource['id'] === id ? text : withId(text, id)
  // [validation-issue-extension]
  const marked = outcome === undefined ? own : withValidationIssue(own, outcome)
  const { meta } = resource
  const prepared = prepareResource({ resourceType: type, id, meta }, marked)
  return writeVersion(scope, store, prepared, writing)
}

export function withIssues(answer: FhirAnswer, { outcome }: ReadBody): FhirAnswer {
  if (outcome === undefined) return answer
  const headers = { ...answer.headers, 'x-amzn-healthlake-validation-issues': 'true' }
  return { ...answer, headers, outcome }
}

const CONSISTENCY = 'x-amz-fhir-history-consistency-level'

// [search-strong-consistency]
export function isStrongWrite(headers: FhirInput['Headers'] = {}): true | undefined {
  const level = headers[CONSISTENCY] ?? 'eventual'
  if (level === 'strong') return true
  if (level === 'eventual') return undefined
  throw fhirError(
    400,
    'search-strong-consistency',
    'invalid',
    `${CONSISTENCY} must be strong or eventual, not ${shortened(level)}.`,
  )
}

// [fhir-id] What a test gave to a resource of its own is no other's.
export function drawId(scope: Scope, store: ResourceStore, type: string): string {
  const id = uuid(nextRandom(scope, 'resourceId'))
  return openResourceType(store, type).latest.get(id) === undefined
    ? id
    : drawId(scope, store, type)
}

// [fhir-if-none-exist]
function assertUnconditional(scope: Scope, headers: Readonly<Record<string, string>>): void {
  if (headers['if-none-exist'] === undefined) return
  if (scope.settings.assumptions.fhirIfNoneExist === 'ignored') return
  throw fhirError(
    400,
    'fhir-if-none-exist',
    'not-supported',
    'If-None-Exist is not supported; use x-amz-fhir-idempotency-key.',
  )
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

// [fhir-idempotency]
function assertNewKey(store: ResourceStore, key: string, base: string): void {
  if (!UUID.test(key)) {
    throw fhirError(
      400,
      'fhir-idempotency',
      'invalid',
      `${KEY} must be a UUID, not ${shortened(key)}.`,
    )
  }
  const made = store.idempotencyKeys.get(key.toLowerCase())
  if (made === undefined) return
  const diagnostics = `A request with the idempotency key ${key} was carried out before.`
  throw new FhirError(
    409,
    'fhir-idempotency',
    [{ severity: 'error', code: 'duplicate', diagnostics }],
    { location: base + made },
  )
}
