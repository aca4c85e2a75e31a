import { expect } from 'vitest'
import { applyPatch, readPatch, type PatchFormat } from '../../src/features/patch/patch.ts'
import type { PatchProblem } from '../../src/features/patch/refusal.ts'
import type { Json, JsonObject } from '../../src/kernel/json.ts'
import { parseJson } from '../../src/kernel/parse-json.ts'
import { writeJson } from '../../src/kernel/write-json.ts'

/** What came of a patch: the text of the result, or what is wrong with it. */
export type Outcome = string | PatchProblem

/** Applies a patch to a document; both are given as JSON or as what is to be written so. */
export function patched(format: PatchFormat, document: unknown, patch: unknown): Outcome {
  const before = json(document)
  const text = writeJson(before)
  const read = readPatch(format, json(patch))
  if (read.problem !== undefined) return read.problem
  const { value, problem } = applyPatch(before as JsonObject, read.value)
  if (writeJson(before) !== text) throw new Error('The document itself was changed.')
  return problem ?? writeJson(value)
}

/** An operation of a FHIRPath Patch; its value is what stands in the part, such as { valueString: 'x' }. */
export interface Given {
  readonly type: string
  readonly path: string
  readonly name?: string
  readonly value?: object
  readonly index?: number
  readonly source?: number
  readonly destination?: number
}

/** Applies a FHIRPath Patch of these operations. */
export function pathPatched(resource: unknown, ...operations: readonly Given[]): Outcome {
  return patched('fhirpath', resource, {
    resourceType: 'Parameters',
    parameter: operations.map(toParameter),
  })
}

export function toParameter(operation: Given): object {
  const part = Object.entries(operation).map(([name, value]: [string, unknown]) => {
    if (name === 'value') return { name, ...(value as object) }
    return typeof value === 'number' ? { name, valueInteger: value } : { name, valueString: value }
  })
  return { name: 'operation', part }
}

function json(given: unknown): Json {
  const text = typeof given === 'string' ? given : JSON.stringify(given)
  const { value, problem } = parseJson(text)
  if (problem !== undefined) throw new Error(problem.message)
  return value
}

/** Patches a patient with these members; the result is without its type. */
export function patchedPatient(members: object, ...operations: readonly Given[]): Outcome {
  const result = pathPatched({ resourceType: 'Patient', ...members }, ...operations)
  if (typeof result !== 'string') return result
  return result.replace('"resourceType":"Patient"', '').replace(/^\{,/, '{')
}

/** The problem of a patch whose first operation does not go with the resource. */
export function inapplicable(told: string): object {
  const message = expect.stringContaining(`Operation 1: ${told}`) as string
  return { kind: 'inapplicable', message }
}
