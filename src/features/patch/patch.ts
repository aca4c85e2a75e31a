import type { Json, JsonObject } from '../../kernel/json.ts'
import { applyJsonPatch } from './apply-json-patch.ts'
import { applyPathPatch } from './fhirpath/apply-operations.ts'
import { readPathPatch, type PathOperation } from './fhirpath/read-operations.ts'
import { readJsonPatch, type JsonOperation } from './json-patch.ts'
import { attemptPatch, type Attempted } from './refusal.ts'

export type PatchFormat = 'json' | 'fhirpath'

// What has the form of a patch.
export type Patch =
  | { readonly format: 'json'; readonly operations: readonly JsonOperation[] }
  | { readonly format: 'fhirpath'; readonly operations: readonly PathOperation[] }

// [patch-malformed]
export function readPatch(format: PatchFormat, patch: Json): Attempted<Patch> {
  return attemptPatch(() =>
    format === 'json'
      ? { format, operations: readJsonPatch(patch) }
      : { format, operations: readPathPatch(patch) },
  )
}

// Carries out all operations, one after the other, or none [patch-inapplicable].
export function applyPatch(resource: JsonObject, patch: Patch): Attempted<Json> {
  return attemptPatch(() =>
    patch.format === 'json'
      ? applyJsonPatch(resource, patch.operations)
      : applyPathPatch(resource, patch.operations),
  )
}
