import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../../kernel/json.ts'

// A rule of R4 that a table of elements cannot say. What it reads may be of any form: that is checked elsewhere.
export interface Invariant {
  // HL7's key.
  readonly id: string
  // The type or backbone element that must keep it.
  readonly of: string
  readonly text: string
  holds(object: JsonObject): boolean
}

// Whether there is an element, if only as extensions of a primitive.
export function has(object: JsonObject, name: string): boolean {
  return object[name] !== undefined || object[`_${name}`] !== undefined
}

// Whether there is a choice, of whichever type.
export function hasChoice(object: JsonObject, name: string): boolean {
  for (const key in object) {
    const start = key.startsWith('_') ? 1 : 0
    if (key.startsWith(name, start) && /^[A-Z]/.test(key.slice(start + name.length))) return true
  }
  return false
}

export function objectsIn(value: Json | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : []
}

export function objectAt(object: JsonObject, name: string): JsonObject {
  const value = object[name]
  return isJsonObject(value) ? value : {}
}

// Whether one of the codings of a CodeableConcept is one of these.
export function hasCoding(
  concept: Json | undefined,
  system: string,
  codes: readonly string[],
): boolean {
  const codings = isJsonObject(concept) ? objectsIn(concept['coding']) : []
  return codings.some((coding) => coding['system'] === system && isOneOf(coding['code'], codes))
}

export function isOneOf(value: Json | undefined, texts: readonly string[]): boolean {
  return typeof value === 'string' && texts.includes(value)
}

export function areDistinct(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length
}
