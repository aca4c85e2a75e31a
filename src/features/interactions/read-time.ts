import { shortened } from '../../kernel/suggest.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { readPeriod, type Period } from '../fhir/period.ts'
import type { Query } from '../search/query-text.ts'
import { readOnce } from './read-once.ts'

// The time that a parameter names; a plus that was not escaped is a space by now.
export function readTime(query: Query, name: string, rule: RuleId): Period | undefined {
  const text = readOnce(query, name, rule) ?? ''
  if (text === '') return undefined
  const period = readPeriod(text.replaceAll(' ', '+'))
  if (period !== undefined) return period
  const problem = `${name} must be a date or an instant, not ${shortened(text)}.`
  throw fhirError(400, rule, 'invalid', problem)
}
