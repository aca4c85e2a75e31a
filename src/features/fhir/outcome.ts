import type { ValidationIssue } from './validation/issue.ts'

// An issue of an OperationOutcome.
export interface Issue {
  readonly severity: 'error' | 'warning' | 'information'
  // A code of R4's value set issue-type.
  readonly code: string
  readonly details?: string
  readonly diagnostics?: string
  readonly location?: readonly string[]
  // As FHIRPaths.
  readonly expression?: readonly string[]
}

export function writeOutcome(issues: readonly Issue[]): string {
  return JSON.stringify({
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, details, diagnostics, location, expression }) => ({
      severity,
      code,
      details: details === undefined ? undefined : { text: details },
      diagnostics,
      location,
      expression,
    })),
  })
}

// What the service says of each thing that is wrong with a resource [fhir-validation-texts].
export function toIssues(found: readonly ValidationIssue[]): readonly Issue[] {
  return found.map(({ severity, diagnostics, location, expression }) => ({
    severity,
    code: 'processing',
    diagnostics,
    location: [location],
    expression: [expression],
  }))
}

const text = 'FHIR resource in payload failed FHIR validation rules.'
const refused: Issue = { severity: 'error', code: 'processing', details: text, diagnostics: text }

// The same after what the service says of the resource as a whole, when a write is refused, or stored all the same
// [fhir-validation-refused].
export function toRefusal(found: readonly ValidationIssue[]): readonly Issue[] {
  return [refused, ...toIssues(found)]
}
