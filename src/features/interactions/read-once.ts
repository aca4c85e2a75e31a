import type { RuleId } from '../../model/ledger/ledger.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { Query } from '../search/query-text.ts'

// The value of a parameter that may be given once; undefined where it is not.
export function readOnce(query: Query, name: string, rule: RuleId): string | undefined {
  const [text, ...more] = query[name] ?? []
  if (more.length === 0) return text
  throw fhirError(400, rule, 'invalid', `${name} is given ${more.length + 1} times; give it once.`)
}
