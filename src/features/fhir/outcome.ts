// An issue of an OperationOutcome.
export interface Issue {
  readonly severity: 'error' | 'warning' | 'information'
  // A code of R4's value set issue-type.
  readonly code: string
  readonly details?: string
  readonly diagnostics?: string
  readonly location?: readonly string[]
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
