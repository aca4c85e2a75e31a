export interface Issue {
  readonly severity: 'error'
  readonly code: 'processing'
  readonly diagnostics: string
  readonly location?: readonly string[]
}

export function issue(diagnostics: string, location?: string): Issue {
  const made = { severity: 'error', code: 'processing', diagnostics } as const
  return location === undefined ? made : { ...made, location: [location] }
}

export function outcomeText(issues: readonly Issue[]): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: issues })
}
