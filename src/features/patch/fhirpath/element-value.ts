import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition } from '../../../model/fhir/types.ts'
import { newObject, type Draft, type OpenObject } from '../draft.ts'
import { inapplicable } from '../refusal.ts'
import { siblingKeyOf } from './element.ts'
import { findDefinition } from './evaluate.ts'
import { insertItem, lengthOf, writeMember, type ElementValue } from './members.ts'
import type { Given, GivenPart } from './read-operations.ts'

export interface KeyedValue extends ElementValue {
  // The key that JSON has for an element of this type.
  readonly key: string
}

// What is given as an element of that definition. The types of values are not compared but where they choose the key: the
// result is validated as a whole.
export function toElementValue(
  draft: Draft,
  { typeSuffix, value, sibling, parts }: Given,
  definition: ElementDefinition,
  model: FhirModel,
): KeyedValue {
  const { name, isChoice, types } = definition
  const key = isChoice ? `${name}${typeSuffix}` : name
  const type = types.find((one) => one.key === key)
  if (type === undefined) {
    return inapplicable(
      `${name} is a choice, and ${typeSuffix ?? 'a value without a type'} is none of its types.`,
    )
  }
  if (parts.length === 0) return { key, value, sibling }
  return { key, value: toObject(draft, parts, type.code, model), sibling: undefined }
}

function toObject(
  draft: Draft,
  parts: readonly GivenPart[],
  type: string,
  model: FhirModel,
): OpenObject {
  const object = newObject(draft)
  const element = { place: undefined, type, value: object, sibling: undefined }
  for (const { name, value } of parts) {
    const definition = findDefinition(element, name, model)
    addElement(draft, object, definition, toElementValue(draft, value, definition, model))
  }
  return object
}

// At the end of a list, or where there is nothing yet.
export function addElement(
  draft: Draft,
  object: OpenObject,
  { name, isList, types }: ElementDefinition,
  { key, ...value }: KeyedValue,
): void {
  if (isList) {
    insertItem(draft, object, key, lengthOf(object, key), value)
    return
  }
  if (types.some((type) => hasMember(object, type.key))) {
    inapplicable(`${name} is there already, and can be there once only.`)
  }
  writeMember(draft, object, key, undefined, value)
}

function hasMember(object: OpenObject, key: string): boolean {
  return [key, siblingKeyOf(key)].some((one) => Object.hasOwn(object, one))
}
