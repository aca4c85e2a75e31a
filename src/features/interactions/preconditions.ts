import type { ResourceVersion } from '../../state/resources.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirInput } from './input.ts'

const E_TAG = /^(?:W\/)?"(\d+)"$/

// [fhir-if-match] [fhir-if-none-match]
export function assertPreconditions(
  { Headers = {} }: FhirInput,
  current: ResourceVersion | undefined,
): void {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = Headers
  if (ifMatch !== undefined && !matchesVersion(ifMatch, current)) {
    throw fhirError(
      412,
      'fhir-if-match',
      'conflict',
      current?.text === undefined
        ? `If-Match is ${ifMatch}, and there is no such resource.`
        : `If-Match is ${ifMatch}, and the current version is W/"${current.versionId}".`,
    )
  }
  if (ifNoneMatch === undefined) return
  if (ifNoneMatch.trim() !== '*') {
    throw fhirError(400, 'fhir-if-none-match', 'invalid', 'If-None-Match must be *.')
  }
  if (current !== undefined) {
    throw fhirError(
      412,
      'fhir-if-none-match',
      'conflict',
      'If-None-Match is *, and the id is taken.',
    )
  }
}

function matchesVersion(ifMatch: string, current: ResourceVersion | undefined): boolean {
  if (ifMatch.trim() === '*') return current?.text !== undefined
  const version = E_TAG.exec(ifMatch.trim())?.[1]
  if (version === undefined) {
    throw fhirError(
      400,
      'fhir-if-match',
      'invalid',
      `If-Match must be an ETag such as W/"1", not ${ifMatch}.`,
    )
  }
  return current?.text !== undefined && version === String(current.versionId)
}
