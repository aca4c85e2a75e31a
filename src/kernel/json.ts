export type Json = null | boolean | number | string | ExactNumber | JsonArray | JsonObject

export type JsonArray = readonly Json[]

export interface JsonObject {
  readonly [name: string]: Json
}

// A number that JavaScript would write in other digits (1.10, 1e3, twenty digits), as it was written.
export interface ExactNumber {
  readonly [numberText]: string
}

const numberText = Symbol('number text')

export function toJsonNumber(text: string): number | ExactNumber {
  const value = Number(text)
  return String(value) === text ? value : { [numberText]: text }
}

export function isJsonNumber(value: Json): value is number | ExactNumber {
  return typeof value === 'number' || isExactNumber(value)
}

export function isExactNumber(value: Json): value is ExactNumber {
  return typeof value === 'object' && value !== null && numberText in value
}

export function toNumberText(value: number | ExactNumber): string {
  return typeof value === 'number' ? String(value) : value[numberText]
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value)
  )
}

export function isJsonArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value)
}

// A member of any name, __proto__ too.
export function setMember(object: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
  } else {
    object[key] = value
  }
}
