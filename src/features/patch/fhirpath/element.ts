import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json.ts'
import type { FhirModel } from '../../../model/fhir/model.ts'
import type { ElementDefinition, TypeDefinition } from '../../../model/fhir/types.ts'

// An element of a resource, or the resource itself.
export interface Element {
  // Undefined of the resource.
  readonly place: ElementPlace | undefined
  // The name of a type of R4: Patient, Patient.contact, date.
  readonly type: string
  // Undefined of a primitive that has nothing but extensions.
  readonly value: Json | undefined
  // The id and the extensions of a primitive.
  readonly sibling: Json | undefined
}

export interface ElementPlace {
  readonly parent: Element
  readonly definition: ElementDefinition
  // The key that JSON has for it.
  readonly key: string
  // In a list.
  readonly index: number | undefined
}

export function rootElement(resource: JsonObject): Element {
  return { place: undefined, type: typeIn(resource), value: resource, sibling: undefined }
}

function typeIn(resource: Json | undefined): string {
  const type = isJsonObject(resource) ? resource['resourceType'] : undefined
  return typeof type === 'string' ? type : 'Resource'
}

export function isPrimitive(type: string): boolean {
  return /^[a-z]/.test(type)
}

export function siblingKeyOf(key: string): string {
  return `_${key}`
}

// What an element has elements by: of a primitive its id and extensions.
export function definitionOf({ type }: Element, model: FhirModel): TypeDefinition | undefined {
  return model.type(isPrimitive(type) ? 'Element' : type)
}

export function membersOf(parent: Element, definition: ElementDefinition): readonly Element[] {
  const object = isPrimitive(parent.type) ? parent.sibling : parent.value
  if (!isJsonObject(object)) return []
  return definition.types
    .flatMap(({ key, code }) => {
      const value = ownMember(object, key)
      const sibling = isPrimitive(code) ? ownMember(object, siblingKeyOf(key)) : undefined
      const toElement = (one: Json | undefined, its: Json | undefined, index?: number) => ({
        place: { parent, definition, key, index },
        type: code === 'Resource' ? typeIn(one) : code,
        value: one ?? undefined,
        sibling: its ?? undefined,
      })
      if (!isJsonArray(value) && !isJsonArray(sibling)) return [toElement(value, sibling)]
      const [values, siblings] = [listIn(value), listIn(sibling)]
      const length = Math.max(values.length, siblings.length)
      return Array.from({ length }, (_, index) => toElement(values[index], siblings[index], index))
    })
    .filter(({ value, sibling }) => value !== undefined || sibling !== undefined)
}

function ownMember(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function listIn(value: Json | undefined): readonly Json[] {
  return isJsonArray(value) ? value : []
}

// The keys that lead from the resource to the object that has the elements of this one.
export function keysOf(element: Element): readonly string[] {
  const keys: string[] = []
  for (let one = element; one.place !== undefined; one = one.place.parent) {
    const { key, index } = one.place
    if (index !== undefined) keys.push(String(index))
    keys.push(isPrimitive(one.type) ? siblingKeyOf(key) : key)
  }
  return keys.toReversed()
}

// Whether what it is, or is in, may be of several types.
export function isOfChoice(element: Element): boolean {
  for (let { place } = element; place !== undefined; { place } = place.parent) {
    const { isChoice, types } = place.definition
    if (isChoice || types.some(({ code }) => code === 'Resource')) return true
  }
  return false
}
