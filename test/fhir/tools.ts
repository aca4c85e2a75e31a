import { parseJson } from '../../src/kernel/parse-json.ts'
import { validateResource } from '../../src/features/fhir/validation/validate.ts'
import type { ValidationIssue } from '../../src/features/fhir/validation/issue.ts'

/** What is wrong with a resource, which is given as JSON or as what is to be written so. */
export function issuesOf(resource: unknown): readonly ValidationIssue[] {
  const text = typeof resource === 'string' ? resource : JSON.stringify(resource)
  const { value, problem } = parseJson(text)
  if (problem !== undefined) throw new Error(problem.message)
  return validateResource(value)
}

/** The same as pairs of path and text. */
export function problemsOf(resource: unknown): readonly (readonly [string, string])[] {
  return issuesOf(resource).map(({ diagnostics, expression }) => [expression, diagnostics])
}

export const narrative = '<div xmlns="http://www.w3.org/1999/xhtml">a</div>'
