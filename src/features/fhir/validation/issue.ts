import { locationOf, pathOf, type Place } from './place.ts'

export interface ValidationIssue {
  readonly severity: 'error'
  // A code of R4's value set issue-type.
  readonly code: IssueCode
  readonly diagnostics: string
  // Of what is wrong with the form of JSON, /Patient/name; of a rule, Patient.name[0].
  readonly location: string
  // As a FHIRPath.
  readonly expression: string
}

export type IssueCode = 'structure' | 'required' | 'value' | 'code-invalid' | 'invariant'

// What is wrong with the form of JSON.
export function structureIssue(diagnostics: string, place: Place): ValidationIssue {
  return {
    severity: 'error',
    code: 'structure',
    diagnostics,
    location: locationOf(place),
    expression: pathOf(place),
  }
}

// What breaks a rule of R4.
export function ruleIssue(
  code: Exclude<IssueCode, 'structure'>,
  diagnostics: string,
  place: Place,
): ValidationIssue {
  const path = pathOf(place)
  return { severity: 'error', code, diagnostics, location: path, expression: path }
}

export function brokenInvariant(
  { id, text }: { readonly id: string; readonly text: string },
  place: Place,
): ValidationIssue {
  return ruleIssue('invariant', `Rule ${id}: ${text}`, place)
}

// In the words of the Developer Guide.
export function cardinalityIssue(
  type: string,
  element: string,
  problem: string,
  place: Place,
): ValidationIssue {
  const profile = `http://hl7.org/fhir/StructureDefinition/${type.replace(/\..*$/, '')}`
  return ruleIssue(
    'required',
    `Profile ${profile}, Element '${type}.${element}': ${problem}`,
    place,
  )
}
