import { parseJson } from '../../src/kernel/parse-json.ts'
import type { Json } from '../../src/kernel/json.ts'
import { readPackage } from '../../scripts/fhir-model/package.ts'

/** HL7's examples, which are the files of its package, its definitions too. */
export const files = readPackage()

export function parseExample(text: string): Json {
  const { value, problem } = parseJson(text)
  if (problem !== undefined) throw new Error(problem.message)
  return value
}
