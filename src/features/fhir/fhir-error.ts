import { ServiceError } from '../../kernel/errors.ts'
import { fhirErrorNames, type FhirErrorStatus } from '../../model/fhir/errors.ts'
import type { RuleId } from '../../model/ledger/ledger.ts'
import type { Issues } from './outcome.ts'

// What the FHIR endpoint says: an OperationOutcome with a status.
export class FhirError extends ServiceError {
  readonly issues: Issues
  readonly headers: Readonly<Record<string, string>>

  constructor(
    statusCode: FhirErrorStatus,
    rule: RuleId,
    issues: Issues,
    headers: Readonly<Record<string, string>> = {},
    told: Partial<ServiceError> = {},
  ) {
    const {
      name = fhirErrorNames[statusCode],
      message = issues[0].diagnostics,
      retryAfterSeconds,
    } = told
    const fault = statusCode >= 500 ? 'server' : 'client'
    super(name, message, { statusCode, fault, rule, retryAfterSeconds })
    this.issues = issues
    this.headers = headers
  }
}

export function fhirError(
  statusCode: FhirErrorStatus,
  rule: RuleId,
  code: string,
  diagnostics: string,
): FhirError {
  return new FhirError(statusCode, rule, [{ severity: 'error', code, diagnostics }])
}

// The same error, told by other issues.
export function retold(error: ServiceError, statusCode: number, issues: Issues): FhirError {
  const headers = error instanceof FhirError ? error.headers : {}
  const [status, rule] = [statusCode as FhirErrorStatus, error.rule as RuleId]
  return new FhirError(status, rule, issues, headers, error)
}
