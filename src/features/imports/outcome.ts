/** What is wrong with a resource, as an issue of FHIR's OperationOutcome. */
export interface Issue {
  readonly severity: 'error'
  readonly code: 'processing'
  readonly diagnostics: string
  readonly location?: readonly string[]
}

/**
 * Makes an issue.
 *
 * @param diagnostics What is wrong
 * @param location Where, as a FHIRPath; nowhere in particular, if left out
 * @returns The issue
 */
export function issue(diagnostics: string, location?: string): Issue {
  const made = { severity: 'error', code: 'processing', diagnostics } as const
  return location === undefined ? made : { ...made, location: [location] }
}

/**
 * Writes issues as a resource.
 *
 * @param issues The issues
 * @returns The JSON of an OperationOutcome
 */
export function outcomeText(issues: readonly Issue[]): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: issues })
}
