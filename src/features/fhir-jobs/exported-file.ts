import { decodeUtf8 } from '../../kernel/utf8.ts'
import { shortened } from '../../kernel/suggest.ts'
import { parseS3Uri } from '../../model/s3-uris.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FhirAnswer } from '../interactions/answer.ts'
import { getObject } from '../objects/objects.ts'
import { findFhirJob, type JobInput } from './find-job.ts'

const KEPT = 48 * 60 * 60_000

// [export-download]
export function readExportedFile(
  scope: Scope,
  input: JobInput & { readonly ResourceType: string; readonly Id: string },
): FhirAnswer {
  const { ResourceType, Id } = input
  const { state } = scope
  const { properties, request, files = [] } = findFhirJob(scope, 'exportJob', input)
  const isThere =
    request?.isDownload === true && state.now <= (properties.EndTime ?? Infinity) + KEPT
  const file = files.find(({ uri }) => isThere && uri.endsWith(`/${ResourceType}/${Id}`))
  const stored = file === undefined ? undefined : getObject(state.objects, parseS3Uri(file.uri))
  const text = stored === undefined ? undefined : decodeUtf8(stored.body)
  if (text === undefined) {
    throw fhirError(
      404,
      'export-download',
      'not-found',
      `The export has no file ${shortened(`${ResourceType}/${Id}`)}; its files are there for 48 hours.`,
    )
  }
  return { StatusCode: 200, headers: { 'content-type': 'application/fhir+ndjson' }, text }
}
