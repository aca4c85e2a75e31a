import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../../kernel/json/json.ts'
import type { CodeSet } from '../../../model/fhir/code-sets.ts'

// What is wrong with a code, Coding or CodeableConcept that must be of a value set; undefined if nothing is.
export function codeProblem(value: Json, set: CodeSet, setName: string): string | undefined {
  if (typeof value === 'string') {
    return set.codes.has(value)
      ? undefined
      : `The code '${value}' is not in the value set ${setName}`
  }
  if (!isJsonObject(value)) return undefined
  const { coding } = value
  const codings = isJsonArray(coding) ? coding.filter(isJsonObject) : [value]
  if (codings.some((one) => isIn(one, set))) return undefined
  return `None of the codings is in the value set ${setName}`
}

function isIn({ system, code }: JsonObject, set: CodeSet): boolean {
  if (typeof system !== 'string' || typeof code !== 'string') return false
  return set.bySystem.get(system)?.has(code) === true
}
