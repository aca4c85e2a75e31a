import { shortened } from '../../kernel/suggest.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import { fhirError } from '../fhir/fhir-error.ts'

// A query that asks for what there is not: which parameter, and what would be right.
export function queryError(rule: RuleId, name: string, problem: string): Error {
  return fhirError(400, rule, 'invalid', `${shortened(name)}: ${problem}`)
}
