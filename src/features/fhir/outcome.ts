import type { ValidationIssue } from './validation/issue.ts'

// An issue of an OperationOutcome.
export interface Issue {
  readonly severity: 'error' | 'warning' | 'information'
  // Of R4's value set issue-type.
  readonly code: string
  readonly diagnostics: string
  readonly location?: readonly string[]
  // As FHIRPaths.
  readonly expression?: readonly string[]
  readonly details?: { readonly text: string }
}

export type Issues = readonly [Issue, ...Issue[]]

export function writeOutcome(issues: readonly Issue[], id?: string): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', id, issue: issues })
}

// What the service says of each thing that is wrong with a resource [validation-texts].
export function toIssues(found: readonly ValidationIssue[]): readonly Issue[] {
  return found.map(({ severity, diagnostics, location, expression }) => ({
    severity,
    code: 'processing',
    diagnostics,
    location: [location],
    expression: [expression],
  }))
}

const REFUSED = 'FHIR resource in payload failed FHIR validation rules.'

// The same after what the service says of the resource as a whole, when a write is refused, or stored all the same
// [validation-refusal].
export function toRefusal(found: readonly ValidationIssue[]): Issues {
  const whole = {
    severity: 'error',
    code: 'processing',
    details: { text: REFUSED },
    diagnostics: REFUSED,
  } as const
  return [whole, ...toIssues(found)]
}
