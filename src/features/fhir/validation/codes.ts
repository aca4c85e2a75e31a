import { isJsonArray, isJsonObject, type JsonObject } from '../../../kernel/json.ts'
import { shortened } from '../../../kernel/suggest.ts'
import type { CodeSet } from '../../../model/fhir/code-sets.ts'

// What is wrong with a code, Coding or CodeableConcept that must be of a value set; undefined if nothing is.
export function codeProblem(value: string | JsonObject, set: CodeSet): string | undefined {
  if (typeof value === 'string') {
    return set.codes.has(value)
      ? undefined
      : `The code '${shortened(value)}' is not in the value set ${set.name}`
  }
  const { coding = [value] } = value
  const isIn = isJsonArray(coding) && coding.some((one) => isJsonObject(one) && isOf(one, set))
  return isIn ? undefined : `None of the codings is in the value set ${set.name}`
}

function isOf({ system, code }: JsonObject, { bySystem }: CodeSet): boolean {
  return (
    typeof system === 'string' &&
    typeof code === 'string' &&
    bySystem.get(system)?.has(code) === true
  )
}
