import type { ServiceError } from '../../kernel/errors.ts'
import { instantText } from '../../kernel/instant.ts'
import type { ResourceVersion } from '../../state/resources.ts'
import type { Settings } from '../../state/settings.ts'
import type { Scope } from '../context/context.ts'
import { toOutcome } from '../fhir/error-outcome.ts'
import { writeOutcome } from '../fhir/outcome.ts'
import type { EntryResult, FhirAnswer } from '../interactions/answer.ts'
import { findFhirStore } from '../interactions/find-store.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { readReturn } from '../interactions/prefer.ts'
import { versionPath, writtenOutcome } from '../interactions/preferred.ts'
import type { BundleEntry, BundleType } from './entries.ts'

// What an entry of the answer says, and what the history keeps of it.
export interface AnsweredEntry {
  readonly text: string
  readonly result: EntryResult
  readonly hasIssues?: boolean
}

// [bundle-answer]
export function answerBundle(
  { state }: Scope,
  type: BundleType,
  answered: readonly AnsweredEntry[],
): FhirAnswer {
  const timestamp = instantText(state.now).replace('Z', '000000Z')
  const entries = answered.map(({ text }) => text).join(',')
  const entry = answered.length === 0 ? '' : `,"entry":[${entries}]`
  return {
    StatusCode: 200,
    headers: answered.some(({ hasIssues }) => hasIssues === true)
      ? { 'x-amzn-healthlake-validation-issues': 'true' }
      : {},
    text: `{"resourceType":"Bundle","type":"${type}-response","timestamp":"${timestamp}"${entry}}`,
    Entry: answered.map(({ result }) => result),
  }
}

// What became of one resource, where that went well.
type EntryAnswer = FhirAnswer & Required<Pick<FhirAnswer, 'ResourceType' | 'Id' | 'VersionId'>>

export function answerEntry(
  scope: Scope,
  { DatastoreId, Headers }: FhirRequestInput,
  operation: BundleEntry['operation'],
  answer: FhirAnswer,
): AnsweredEntry {
  const { StatusCode, ResourceType, Id, VersionId, headers, outcome } = answer as EntryAnswer
  const { types } = findFhirStore(scope, DatastoreId)
  const { at, text } = findVersion(types.get(ResourceType)?.latest.get(Id), VersionId)
  const response = JSON.stringify({
    status: String(StatusCode),
    location: versionPath(answer),
    etag: headers['etag'],
    lastModified: instantText(at),
  })
  // [fhir-return]
  const wanted = text === undefined ? undefined : readReturn(scope.settings, Headers)
  const isRead = operation === 'ReadResource' || operation === 'VersionReadResource'
  const hasResource = isRead || wanted === 'representation'
  const told = !isRead && wanted === 'outcome' ? writtenOutcome(answer) : outcome
  const withOutcome = told === undefined ? response : `${response.slice(0, -1)},"outcome":${told}}`
  return {
    text: `{${hasResource ? `"resource":${text},` : ''}"response":${withOutcome}}`,
    result: { StatusCode, ResourceType, Id, VersionId },
    hasIssues: outcome !== undefined,
  }
}

function findVersion(latest: ResourceVersion | undefined, versionId: string): ResourceVersion {
  let version = latest as ResourceVersion
  while (String(version.versionId) !== versionId) version = version.previous as ResourceVersion
  return version
}

export function answerFailure(
  settings: Settings,
  error: ServiceError,
  fault?: number,
): AnsweredEntry {
  const { statusCode, issues } = toOutcome(settings, error)
  const { name, message, rule } = error
  return {
    text: `{"response":{"status":"${statusCode}","outcome":${writeOutcome(issues)}}}`,
    result: {
      StatusCode: statusCode,
      Error: rule === undefined ? { name, message } : { name, message, rule },
      ...(fault === undefined ? {} : { Fault: fault }),
    },
  }
}
