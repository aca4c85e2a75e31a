import type { ServiceError } from '../../kernel/errors.ts'
import { fhirError } from '../../features/fhir/fhir-error.ts'
import type { Query } from '../../features/search/query-text.ts'

// A plus that was not escaped is a space by now.
const JSON_FORMAT =
  /^(?:json|text\/json|application\/(?:(?:fhir[+ ])?json|json[+ ]fhir))\s*(?:;|$)/i

// [fhir-format]
export function findFormatError({ _format: formats = [] }: Query): ServiceError | undefined {
  const other = formats.find((format) => !JSON_FORMAT.test(format))
  if (other === undefined) return undefined
  return fhirError(
    406,
    'fhir-format',
    'not-supported',
    `_format must be application/fhir+json, not ${other}.`,
  )
}
