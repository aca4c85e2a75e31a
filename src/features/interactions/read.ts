import { shortened } from '../../kernel/suggest.ts'
import { versionsOf, type ResourceVersion } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import type { StoredVersion } from '../resources/write.ts'
import { answerWithResource, type FhirAnswer } from './answer.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { assertAllowed, assertId, assertType, findFhirStore } from './find-store.ts'
import type { FhirRequestInput } from './input.ts'

export interface TypeInput extends FhirRequestInput {
  readonly ResourceType: string
}

export interface InstanceInput extends TypeInput {
  readonly Id: string
}

export function readResource(scope: Scope, { DatastoreId, ...of }: InstanceInput): FhirAnswer {
  const { ResourceType, Id } = of
  const version = findPresent(scope, DatastoreId, ResourceType, Id)
  return answerWithResource(200, ResourceType, Id, version)
}

export function findPresent(
  scope: Scope,
  datastoreId: string,
  type: string,
  id: string,
): StoredVersion {
  return assertPresent(findLatest(scope, datastoreId, type, id), type, id)
}

export function readVersion(
  scope: Scope,
  { DatastoreId, ...of }: InstanceInput & { readonly VersionId: string },
): FhirAnswer {
  const { ResourceType, Id, VersionId } = of
  const version = findVersion(scope, DatastoreId, ResourceType, Id, VersionId)
  return answerWithResource(200, ResourceType, Id, assertPresent(version, ResourceType, Id))
}

export function findVersion(
  scope: Scope,
  datastoreId: string,
  type: string,
  id: string,
  versionId: string,
): ResourceVersion {
  for (const version of versionsOf(findLatest(scope, datastoreId, type, id))) {
    if (String(version.versionId) === versionId) return version
  }
  throw fhirError(
    404,
    'fhir-absent',
    'not-found',
    `${type}/${id} has no version ${shortened(versionId)}.`,
  )
}

// Deleted or not [fhir-absent].
export function findLatest(
  scope: Scope,
  datastoreId: string,
  type: string,
  id: string,
): ResourceVersion {
  const store = findFhirStore(scope, datastoreId)
  assertType(scope, type)
  assertId(id)
  assertAllowed(type, 'GET')
  const latest = store.types.get(type)?.latest.get(id)
  if (latest !== undefined) return latest
  throw fhirError(404, 'fhir-absent', 'not-found', `There is no ${type}/${id}.`)
}

// [fhir-deleted]
export function assertPresent(version: ResourceVersion, type: string, id: string): StoredVersion {
  const { text } = version
  if (text !== undefined) return { ...version, text }
  throw fhirError(410, 'fhir-deleted', 'deleted', `${type}/${id} was deleted.`)
}
