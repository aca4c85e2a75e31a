import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { MOST_LEVELS } from '../../kernel/levels.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { writeJson } from '../../kernel/write-json.ts'
import type { ResourceStore } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { FhirError, fhirError } from '../fhir/fhir-error.ts'
import { applyPatch, readPatch, type Patch, type PatchFormat } from '../patch/patch.ts'
import type { PatchProblem } from '../patch/refusal.ts'
import { findExcess } from '../patch/size.ts'
import type { StoredVersion } from '../resources/write.ts'
import { answerWithResource, type FhirAnswer } from './answer.ts'
import { assertAllowed, assertId, assertType, findFhirStore } from './find-store.ts'
import type { FhirInput, FhirRequestInput } from './input.ts'
import { assertIfMatch } from './preconditions.ts'
import { preferred } from './preferred.ts'
import {
  assertSize,
  BODY_LIMIT,
  readLevel,
  tooLarge,
  unparsable,
  validateBody,
} from './read-body.ts'
import { isStrongWrite, storeBody, withIssues } from './write.ts'

interface PatchInput extends FhirRequestInput {
  readonly ResourceType: string
  readonly Id?: string
}

// [patch-version] [patch-repeated]
export function patchResource(
  scope: Scope,
  input: PatchInput,
  // What becomes of the result before it is stored.
  rewritten: (resource: JsonObject) => JsonObject = (resource) => resource,
): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id, Headers = {} } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  if (id === undefined) throw conditionalPatch()
  assertId(id)
  assertAllowed(type, 'PATCH')
  const isStrong = isStrongWrite(Headers)
  const level = readLevel(Headers)
  const patch = readPatchBody(input)
  const current = findCurrent(store, type, id)
  const { fhirStalePatch } = scope.settings.assumptions
  assertIfMatch(Headers, current, fhirStalePatch === '409' ? 409 : 412, 'patch-stale')

  const resource = rewritten(patched(current, patch, type, id))
  const text = writeJson(resource)
  assertSize(text)
  // [patch-result]
  const body = validateBody(scope, level, resource, text)
  const version = storeBody(scope, store, body, { type, id, method: 'PATCH', isStrong })
  return preferred(scope, input, withIssues(answerWithResource(200, type, id, version), body))
}

function conditionalPatch(): FhirError {
  const issue = {
    severity: 'error',
    code: 'not-supported',
    diagnostics: 'Interaction not supported.',
    details: {
      text: 'A patch needs the id of its resource; conditional patches are not supported.',
    },
  } as const
  return new FhirError(501, 'patch-conditional', [issue])
}

const FORMATS: readonly (readonly [RegExp, PatchFormat])[] = [
  [/^application\/json-patch\+json\s*(?:;|$)/i, 'json'],
  [/^application\/(?:fhir\+)?json\s*(?:;|$)/i, 'fhirpath'],
]

// [patch-formats]
export function patchFormatOf(contentType: string | undefined): PatchFormat | undefined {
  return FORMATS.find(([form]) => contentType !== undefined && form.test(contentType))?.[1]
}

function readPatchBody({ Body = '', Headers = {} }: FhirInput): Patch {
  assertSize(Body)
  const { value: json } = parseJson(Body)
  const format = patchFormatOf(Headers['content-type'])
  if (json === undefined || format === undefined) throw unparsable()
  const { value, problem } = readPatch(format, json)
  if (problem !== undefined) throw toError(problem)
  return value
}

// [patch-absent]
function findCurrent({ types }: ResourceStore, type: string, id: string): StoredVersion {
  const latest = types.get(type)?.latest.get(id)
  if (latest === undefined) {
    throw fhirError(404, 'patch-absent', 'not-found', `There is no ${type}/${id}.`)
  }
  const { text } = latest
  if (text !== undefined) return { ...latest, text }
  throw fhirError(410, 'patch-absent', 'deleted', `${type}/${id} was deleted.`)
}

function patched({ text }: StoredVersion, patch: Patch, type: string, id: string): JsonObject {
  // What an import brought may have a key twice.
  const { value: before } = parseJson(text, { form: 'JSON' })
  const { value, problem } = applyPatch(before as JsonObject, patch)
  if (problem !== undefined) throw toError(problem)
  assertWritable(value)
  if (isJsonObject(value) && value['resourceType'] === type && value['id'] === id) return value
  throw fhirError(
    422,
    'patch-identity',
    'processing',
    `A patch must leave resourceType and id as they are: ${type} and ${id}.`,
  )
}

function assertWritable(value: Json): void {
  const excess = findExcess(value, BODY_LIMIT)
  if (excess === 'characters') throw tooLarge()
  if (excess === 'levels') {
    const message = `The result has more than ${MOST_LEVELS} levels.`
    throw toError({ kind: 'inapplicable', message })
  }
}

function toError({ kind, message }: PatchProblem): FhirError {
  return kind === 'malformed'
    ? fhirError(400, 'patch-malformed', 'invalid', message)
    : fhirError(422, 'patch-inapplicable', 'processing', message)
}
