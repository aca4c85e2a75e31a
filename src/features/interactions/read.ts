import { versionsOf, type ResourceVersion } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import type { StoredVersion } from '../resources/write.ts'
import { answerWithResource, type FhirAnswer } from './answer.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { assertAllowed, assertId, assertType, findFhirStore } from './find-store.ts'
import type { FhirRequestInput } from './input.ts'

export interface InstanceInput extends FhirRequestInput {
  readonly ResourceType: string
  readonly Id: string
}

export function readResource(scope: Scope, { DatastoreId, ...of }: InstanceInput): FhirAnswer {
  const { ResourceType, Id } = of
  const latest = findLatest(scope, DatastoreId, ResourceType, Id)
  return answerWithResource(200, ResourceType, Id, assertPresent(latest, ResourceType, Id))
}

export function readVersion(
  scope: Scope,
  { DatastoreId, ...of }: InstanceInput & { readonly VersionId: string },
): FhirAnswer {
  const { ResourceType, Id, VersionId } = of
  const latest = findLatest(scope, DatastoreId, ResourceType, Id)
  for (const version of versionsOf(latest)) {
    if (String(version.versionId) !== VersionId) continue
    return answerWithResource(200, ResourceType, Id, assertPresent(version, ResourceType, Id))
  }
  throw fhirError(
    404,
    'fhir-absent',
    'not-found',
    `${ResourceType}/${Id} has no version ${VersionId}.`,
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
