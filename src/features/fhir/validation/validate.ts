import type { Json } from '../../../kernel/json.ts'
import { fhirModel } from '../../../model/fhir/model.ts'
import type { ValidationIssue } from './issue.ts'
import { plansOf } from './plan.ts'
import { checkResource } from './walk.ts'

// Checks a resource against the structure of R4 and gives all that is wrong with it. Profiles are not checked.
export function validateResource(resource: Json): readonly ValidationIssue[] {
  const model = fhirModel()
  const issues: ValidationIssue[] = []
  checkResource(resource, undefined, { model, plans: plansOf(model), issues })
  return issues
}
