import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import { shortened } from '../../../kernel/suggest.ts'
import { codeProblem } from './codes.ts'
import { checkContained } from './contained.ts'
import {
  brokenInvariant,
  cardinalityIssue,
  ruleIssue,
  structureIssue,
  type ValidationIssue,
} from './issue.ts'
import { checkPrimitive, hasSibling, isPadding } from './primitive-values.ts'
import { placeIn, rootPlace, type Place } from './place.ts'
import type { PropertyPlan, RequiredElement, TypePlan } from './plan.ts'
import { shown } from './primitives.ts'
import { referenceProblem } from './references.ts'
import { containedScope, rootScope, type Scope, type Validation } from './scope.ts'

// Checks a resource by itself; one in an entry of a Bundle or in a parameter is as by itself, too.
export function checkResource(value: Json, place: Place | undefined, validation: Validation): void {
  const plan = findPlan(value, place ?? rootPlace('Resource'), validation)
  if (plan === undefined || !isJsonObject(value)) return
  const scope = rootScope(value, place ?? rootPlace(plan.name), validation)
  checkObject(value, plan, scope.place, scope)
  checkContained(scope)
}

function checkContainedResource(value: Json, place: Place, scope: Scope): void {
  const plan = findPlan(value, place, scope)
  if (plan === undefined || !isJsonObject(value)) return
  checkObject(value, plan, place, containedScope(scope, value, place))
}

function findPlan(value: Json, place: Place, { plans, issues }: Validation): TypePlan | undefined {
  if (!isJsonObject(value)) {
    issues.push(structureIssue(`A resource must be an object, but is ${shown(value)}`, place))
    return undefined
  }
  const { resourceType } = value
  const plan = typeof resourceType === 'string' ? plans(resourceType) : undefined
  if (plan?.isResource === true) return plan
  const problem =
    resourceType === undefined
      ? 'A resource must have a resourceType'
      : `Unknown resource type ${shown(resourceType)}`
  issues.push(structureIssue(problem, place))
  return undefined
}

// Gives whether the object has more than an id.
function checkObject(object: JsonObject, plan: TypePlan, place: Place, scope: Scope): boolean {
  const choices: PropertyPlan[] = []
  let hasContent = false
  for (const key in object) {
    hasContent ||= key !== 'id'
    const property = plan.properties.get(key)
    if (property !== undefined) {
      if (property.element.isChoice) choices.push(property)
      checkProperty(object[key] ?? null, property, object, place, scope)
    } else if (key !== 'resourceType' || !plan.isResource) {
      scope.issues.push(structureIssue(`Unrecognised property '@${shortened(key)}'`, place))
    }
  }
  checkRules(object, plan, choices, place, scope)
  return hasContent
}

function checkRules(
  object: JsonObject,
  plan: TypePlan,
  choices: readonly PropertyPlan[],
  place: Place,
  scope: Scope,
): void {
  if (choices.length > 1) checkChoices(choices, plan, place, scope)
  for (const needed of plan.required) {
    if (!isThere(object, needed)) scope.issues.push(missingIssue(plan, needed, place))
  }
  for (const invariant of plan.invariants) {
    if (!invariant.holds(object)) scope.issues.push(brokenInvariant(invariant, place))
  }
}

function isThere(object: JsonObject, { keys }: RequiredElement): boolean {
  return keys.some((key) => object[key] !== undefined)
}

function missingIssue(plan: TypePlan, { element }: RequiredElement, place: Place): ValidationIssue {
  const name = element.isChoice ? `${element.name}[x]` : element.name
  return cardinalityIssue(plan.name, name, 'minimum required = 1, but only found 0', place)
}

// Of each choice there may be one type, as a value, as extensions in place of it, or as both.
function checkChoices(
  found: readonly PropertyPlan[],
  plan: TypePlan,
  place: Place,
  { issues }: Scope,
): void {
  for (const element of new Set(found.map((one) => one.element))) {
    const types = new Set(
      found.filter((one) => one.element === element).map(({ type }) => type.code),
    )
    if (types.size > 1) {
      const problem = `max allowed = 1, but found ${types.size}`
      issues.push(cardinalityIssue(plan.name, `${element.name}[x]`, problem, place))
    }
  }
}

function checkProperty(
  value: Json,
  property: PropertyPlan,
  object: JsonObject,
  place: Place,
  scope: Scope,
): void {
  if (!property.element.isList) {
    checkValue(value, property, object, place, undefined, scope)
  } else if (!isJsonArray(value)) {
    const problem = `'${property.key}' must be an array, but is ${shown(value)}`
    scope.issues.push(structureIssue(problem, place))
  } else {
    if (value.length === 0) {
      scope.issues.push(structureIssue(`'${property.key}' must not be an empty array`, place))
    }
    for (const [index, item] of value.entries()) {
      checkValue(item, property, object, place, index, scope)
    }
  }
}

function checkValue(
  value: Json,
  property: PropertyPlan,
  object: JsonObject,
  parent: Place,
  index: number | undefined,
  scope: Scope,
): void {
  const { element, key, kind } = property
  if (kind === 'primitive') {
    checkPrimitive(value, property, object, parent, index, scope)
    return
  }
  const place = placeIn(parent, element.name, index)
  if (kind === 'resource') {
    if (element.name === 'contained') checkContainedResource(value, place, scope)
    else checkResource(value, place, scope)
  } else if (!isJsonObject(value)) {
    if (isPadding(value, object, property, index)) return
    scope.issues.push(structureIssue(`'${key}' must be an object, but is ${shown(value)}`, place))
  } else if (kind === 'object') {
    checkComplex(value, property, place, scope)
  } else {
    checkElement(value, 'Element', place, scope, hasSibling(object, property, index))
  }
}

function checkComplex(
  object: JsonObject,
  { codeSet, invariants, type }: PropertyPlan,
  place: Place,
  scope: Scope,
): void {
  checkElement(object, type.code, place, scope, false)
  if (type.code === 'Reference') {
    const problem = referenceProblem(object, type.targets, scope)
    if (problem !== undefined) scope.issues.push(ruleIssue('value', problem, place))
  }
  for (const invariant of invariants) {
    if (!invariant.holds(object)) scope.issues.push(brokenInvariant(invariant, place))
  }
  if (codeSet !== undefined) {
    const problem = codeProblem(object, codeSet)
    if (problem !== undefined) scope.issues.push(ruleIssue('code-invalid', problem, place))
  }
}

// Rule ele-1 of R4 too: an id alone is enough only for a primitive, if that has a value.
function checkElement(
  object: JsonObject,
  type: string,
  place: Place,
  scope: Scope,
  isIdEnough: boolean,
): void {
  const plan = scope.plans(type)
  const hasContent = plan !== undefined && checkObject(object, plan, place, scope)
  if (hasContent || (isIdEnough && object['id'] !== undefined)) return
  scope.issues.push(structureIssue('An object must have more than an id', place))
}
