import type { Scope } from '../context/context.ts'
import { writeOutcome } from '../fhir/outcome.ts'
import type { FhirAnswer } from './answer.ts'
import type { FhirRequestInput } from './input.ts'
import { readReturn } from './prefer.ts'

// The answer to a write, with as much of what was written as the client prefers [fhir-return].
export function preferred(
  { settings }: Scope,
  { Headers, base }: FhirRequestInput,
  answer: FhirAnswer,
): FhirAnswer {
  const wanted = readReturn(settings, Headers)
  if (wanted === undefined || wanted === 'representation') return answer
  const text = wanted === 'minimal' ? '' : writtenOutcome(answer)
  if (answer.StatusCode !== 201) return { ...answer, text }
  // Nothing else tells the id.
  const location = `${base}${versionPath(answer)}`
  return { ...answer, text, headers: { ...answer.headers, location } }
}

// What is wrong with what was stored, or that nothing is.
export function writtenOutcome(answer: FhirAnswer): string {
  const { StatusCode, outcome } = answer
  if (outcome !== undefined) return outcome
  const became = StatusCode === 201 ? 'created' : 'updated'
  const diagnostics = `${versionPath(answer)} was ${became}.`
  return writeOutcome([{ severity: 'information', code: 'informational', diagnostics }])
}

export function versionPath({ ResourceType, Id, VersionId }: FhirAnswer): string {
  return `${ResourceType}/${Id}/_history/${VersionId}`
}
