import type { StoredVersion } from '../resources/write.ts'
import { instantText } from '../../kernel/instant.ts'
import type { CallError } from '../../state/calls.ts'
import type { ResourceVersion } from '../../state/resources.ts'

export interface FhirAnswer {
  readonly StatusCode: number
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  // Of the job that it started.
  readonly JobId?: string
  readonly headers: Readonly<Record<string, string>>
  // Empty where there is no body.
  readonly text: string
  // What is wrong with a resource that was stored all the same, as an OperationOutcome.
  readonly outcome?: string
  // Of a bundle: what became of each entry.
  readonly Entry?: readonly EntryResult[]
  // What was asked for and left out of account, in sentences for who wrote the test.
  readonly ignored?: readonly string[]
}

export interface EntryResult {
  readonly StatusCode: number
  readonly ResourceType?: string
  readonly Id?: string
  readonly VersionId?: string
  readonly Error?: CallError
  // The fault rule that struck it.
  readonly Fault?: number
}

// The history keeps no bodies of answers.
export function summarizeAnswer({
  headers: _headers,
  text: _text,
  ignored: _ignored,
  outcome: _outcome,
  ...summary
}: FhirAnswer) {
  return summary
}

export function answerWithResource(
  StatusCode: number,
  ResourceType: string,
  Id: string,
  version: StoredVersion,
  headers: Readonly<Record<string, string>> = {},
): FhirAnswer {
  const { text } = version
  return {
    ...answerWithoutBody(StatusCode, ResourceType, Id, version),
    headers: { ...versionHeaders(version), ...headers },
    text,
  }
}

export function answerWithoutBody(
  StatusCode: number,
  ResourceType: string,
  Id: string,
  version: ResourceVersion,
): FhirAnswer {
  const VersionId = String(version.versionId)
  const headers = { etag: toETag(version) }
  return { StatusCode, ResourceType, Id, VersionId, headers, text: '' }
}

// [fhir-version-headers]
function versionHeaders(version: ResourceVersion): Record<string, string> {
  return { etag: toETag(version), 'last-modified': toHttpDate(version.at) }
}

export function toETag({ versionId }: ResourceVersion): string {
  return `W/"${versionId}"`
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const DAY = 86_400_000

// As HTTP has dates: Wed, 01 Jan 2025 00:00:00 GMT.
function toHttpDate(at: number): string {
  const text = instantText(at)
  const [date, time] = [text.slice(0, -14), text.slice(-13, -5)]
  const [year, month, day] = [date.slice(0, -6), date.slice(-5, -3), date.slice(-2)]
  // The first of January 1970 was a Thursday.
  const weekday = days[(((Math.floor(at / DAY) + 4) % 7) + 7) % 7]
  return `${weekday}, ${day} ${months[Number(month) - 1]} ${year} ${time} GMT`
}
