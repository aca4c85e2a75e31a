import { isJsonArray, isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ValidationIssue } from './issue.ts'
import type { Place } from './place.ts'
import type { Plans } from './plan.ts'

export interface Validation {
  readonly model: FhirModel
  readonly plans: Plans
  readonly issues: ValidationIssue[]
}

// The resource that a value is in, and what local references (#id) mean there.
export interface Scope extends Validation {
  readonly resource: JsonObject
  readonly place: Place
  // How others in the same container refer to this resource; undefined if it is not contained.
  readonly fragment: string | undefined
  // The resources that the outermost one contains, by their ids.
  readonly contained: ReadonlyMap<string, JsonObject>
  // The texts that begin with # so far.
  readonly localReferences: Set<string>
}

export function rootScope(resource: JsonObject, place: Place, validation: Validation): Scope {
  const { model, plans, issues } = validation
  return {
    model,
    plans,
    issues,
    resource,
    place,
    fragment: undefined,
    contained: containedIn(resource),
    localReferences: new Set(),
  }
}

export function containedScope(root: Scope, resource: JsonObject, place: Place): Scope {
  const { id } = resource
  return { ...root, resource, place, fragment: typeof id === 'string' ? `#${id}` : undefined }
}

// When a contained resource refers to its container, it counts as referred to itself.
export function noteLocalReference(text: string, scope: Scope): void {
  scope.localReferences.add(text === '#' ? (scope.fragment ?? text) : text)
}

const nothing: ReadonlyMap<string, JsonObject> = new Map()

function containedIn({ contained }: JsonObject): ReadonlyMap<string, JsonObject> {
  if (!isJsonArray(contained)) return nothing
  return new Map(
    contained.flatMap((one) =>
      isJsonObject(one) && typeof one['id'] === 'string' ? [[one['id'], one] as const] : [],
    ),
  )
}
