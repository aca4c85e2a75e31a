import type { ServiceError } from '../../kernel/errors.ts'
import { shortened } from '../../kernel/suggest.ts'
import { fhirError } from '../../features/fhir/fhir-error.ts'
import { isOfAnswer } from '../../features/search/result-parameters.ts'
import { readQueryText, type Query } from '../../features/search/query-text.ts'

export interface SearchForm {
  readonly query: Query
  // The body, where it is no form.
  readonly text: string
  readonly refused?: ServiceError
}

const FORM = /^application\/(?:x-www-form-urlencoded|(?:fhir\+)?json)\s*(?:;|$)/i

// The parameters of a search by POST: those of the URL, or those of the form in the body [search-request].
export function readSearchForm(query: Query, text: string, type: string | undefined): SearchForm {
  if (text === '') return { query, text }
  const refuse = (refused: ServiceError) => ({ query, text, refused })
  if (type !== undefined && !FORM.test(type)) return refuse(wrongMediaType())
  const form = /^\s*[{[]/.test(text) ? undefined : readQueryText(text)
  if (form === undefined) {
    return refuse(invalid('The body is not a form such as name=Ada&birthdate=1815-12-10.'))
  }
  // How the answer is written is no part of what is asked for.
  const isOfForm = Object.keys(query).every((name) => isOfAnswer(name) && name !== 'page')
  if (isOfForm) return { query: { ...query, ...form }, text: '' }
  return refuse(invalid('The parameters must be in the URL or in the form, not in both.'))
}

function invalid(problem: string): ServiceError {
  return fhirError(400, 'search-request', 'invalid', problem)
}

// [fhir-content-type]
export function wrongMediaType(): ServiceError {
  return fhirError(
    415,
    'fhir-content-type',
    'value',
    'Incorrect MIME-type. Update request Content-Type header.',
  )
}

// [fhir-content-type]
export function findEncodingError({
  'content-encoding': encoding = '',
}: Readonly<Record<string, string>>): ServiceError | undefined {
  if (/^(?:identity)?$/i.test(encoding.trim())) return undefined
  const problem = `A body must be sent as it is, without Content-Encoding: ${shortened(encoding)}.`
  return fhirError(415, 'fhir-content-type', 'not-supported', problem)
}
