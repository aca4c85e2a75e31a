import { isJsonArray, type Json, type JsonObject } from '../../../kernel/json.ts'
import { codeProblem } from './codes.ts'
import { ruleIssue, structureIssue } from './issue.ts'
import { placeIn, type Place } from './place.ts'
import type { PropertyPlan } from './plan.ts'
import { noteLocalReference, type Scope } from './scope.ts'

export function checkPrimitive(
  value: Json,
  property: PropertyPlan,
  object: JsonObject,
  parent: Place,
  index: number | undefined,
  scope: Scope,
): void {
  const { element, check, codeSet, key } = property
  if (value === null) {
    if (isPadding(value, object, property, index)) return
    const problem = `'${key}' must not be null`
    scope.issues.push(structureIssue(problem, placeIn(parent, element.name, index)))
    return
  }
  const problem = check?.(value)
  if (problem !== undefined) {
    scope.issues.push(ruleIssue('value', problem, placeIn(parent, element.name, index)))
    return
  }
  if (typeof value !== 'string') return
  if (value.startsWith('#')) noteLocalReference(value, scope)
  const codeIssue = codeSet === undefined ? undefined : codeProblem(value, codeSet)
  if (codeIssue !== undefined) {
    scope.issues.push(ruleIssue('code-invalid', codeIssue, placeIn(parent, element.name, index)))
  }
}

// A null in a list of primitives fills the place of a value that has only extensions, or the reverse.
export function isPadding(
  value: Json,
  object: JsonObject,
  property: PropertyPlan,
  index: number | undefined,
): boolean {
  return value === null && index !== undefined && hasSibling(object, property, index)
}

// Whether a primitive has extensions, or the extensions a value: in a list, at the same index.
export function hasSibling(
  object: JsonObject,
  { siblingKey }: PropertyPlan,
  index: number | undefined,
): boolean {
  const sibling = object[siblingKey]
  const own = index === undefined ? sibling : isJsonArray(sibling) ? sibling[index] : undefined
  return own !== undefined && own !== null
}
