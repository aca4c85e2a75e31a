import type { ServiceError } from '../../kernel/errors.ts'
import { shortened } from '../../kernel/suggest.ts'
import { fhirError } from '../../features/fhir/fhir-error.ts'
import type { Query } from '../../features/search/query-text.ts'
import type { FhirInteraction } from '../../model/fhir/interactions.ts'

// A plus that was not escaped is a space by now.
const JSON_FORMAT =
  /^(?:json|text\/json|application\/(?:(?:fhir[+ ])?json|json[+ ]fhir))\s*(?:;|$)/i

const ANY = /^(?:\*|\*\/\*|application\/\*)\s*(?:;|$)/
// What the files of an export are in.
const LINES = /^application\/(?:fhir\+)?ndjson\s*(?:;|$)/i
const NEVER = /;\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)/i

// Of both, _format counts [fhir-format].
export function findFormatError(
  { _format: formats }: Query,
  { accept = '' }: Readonly<Record<string, string>>,
  interaction: FhirInteraction,
): ServiceError | undefined {
  if (formats !== undefined) {
    const other = formats.find((format) => !JSON_FORMAT.test(format))
    return other === undefined ? undefined : notJson('_format', other)
  }
  const isOfExport = interaction.includes('Export')
  const isTaken = accept.split(',').some((given) => {
    const range = given.trim()
    if (NEVER.test(range)) return false
    return JSON_FORMAT.test(range) || ANY.test(range) || (isOfExport && LINES.test(range))
  })
  return isTaken || accept.trim() === '' ? undefined : notJson('Accept', accept)
}

function notJson(name: string, given: string): ServiceError {
  const problem = `${name} must be application/fhir+json, not ${shortened(given)}.`
  return fhirError(406, 'fhir-format', 'not-supported', problem)
}
