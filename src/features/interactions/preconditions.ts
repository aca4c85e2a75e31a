import { shortened } from '../../kernel/suggest.ts'
import type { ResourceVersion } from '../../state/resources.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirInput } from './input.ts'

const E_TAG = /^(?:W\/)?"(\d+)"$/

// [fhir-if-match] [fhir-if-none-match]
export function assertPreconditions(
  { Headers = {} }: FhirInput,
  current: ResourceVersion | undefined,
): void {
  const { 'if-none-match': ifNoneMatch } = Headers
  assertIfMatch(Headers, current, 412, 'fhir-if-match')
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

export function assertIfMatch(
  { 'if-match': ifMatch }: Readonly<Record<string, string>>,
  current: ResourceVersion | undefined,
  status: 409 | 412,
  rule: RuleId,
): void {
  if (ifMatch === undefined || matchesVersion(ifMatch, current)) return
  throw fhirError(
    status,
    rule,
    'conflict',
    current?.text === undefined
      ? `If-Match is ${shortened(ifMatch)}, and there is no such resource.`
      : `If-Match is ${shortened(ifMatch)}, and the current version is W/"${current.versionId}".`,
  )
}

function matchesVersion(ifMatch: string, current: ResourceVersion | undefined): boolean {
  if (ifMatch.trim() === '*') return current?.text !== undefined
  const version = E_TAG.exec(ifMatch.trim())?.[1]
  if (version === undefined) {
    throw fhirError(
      400,
      'fhir-if-match',
      'invalid',
      `If-Match must be an ETag such as W/"1", not ${shortened(ifMatch)}.`,
    )
  }
  return current?.text !== undefined && version === String(current.versionId)
}
