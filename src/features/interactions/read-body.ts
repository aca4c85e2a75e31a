import type { ServiceError } from '../../kernel/errors.ts'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { byteLength } from '../../kernel/utf8.ts'
import { shortened } from '../../kernel/suggest.ts'
import type { Scope } from '../context/context.ts'
import { toRefusal, writeOutcome } from '../fhir/outcome.ts'
import { findIssues, type ValidationLevel } from '../fhir/validation/levels.ts'
import { FhirError, fhirError } from '../fhir/fhir-error.ts'
import type { FhirInput } from './input.ts'

export const BODY_LIMIT = 5_000_000

export interface ReadBody {
  readonly resource: JsonObject
  readonly text: string
  // What is wrong with it, where it is taken all the same.
  readonly outcome: string | undefined
}

const levels: readonly ValidationLevel[] = ['strict', 'structure-only', 'minimal']

// The resource of a request, validated as the request asks for.
export function readBody(
  scope: Scope,
  { Body = '', Headers = {}, json }: FhirInput & { readonly json?: Json | undefined },
  type: string,
): ReadBody {
  const level = readLevel(Headers)
  assertSize(Body)
  return validateBody(scope, level, assertResource(json ?? parseJson(Body).value, type), Body)
}

export function validateBody(
  scope: Scope,
  level: ValidationLevel,
  resource: JsonObject,
  text: string,
): ReadBody {
  const issues = findIssues(resource, level, scope.settings.assumptions)
  if (issues.length === 0) return { resource, text, outcome: undefined }
  const all = toRefusal(issues)
  if (level !== 'minimal') throw new FhirError(400, 'validation-levels', all)
  return { resource, text, outcome: writeOutcome(all) }
}

// [fhir-body-limit]
export function assertSize(body: string | Uint8Array): void {
  if (body.length * 3 <= BODY_LIMIT) return
  if ((typeof body === 'string' ? byteLength(body) : body.length) <= BODY_LIMIT) return
  throw tooLarge()
}

export function tooLarge(): ServiceError {
  return fhirError(413, 'fhir-body-limit', 'too-long', 'Request Entity Too Large')
}

// [fhir-validation-level]
export function readLevel(headers: FhirInput['Headers'] = {}): ValidationLevel {
  const given = headers['x-amzn-healthlake-fhir-validation-level'] ?? 'strict'
  const level = levels.find((known) => known === given)
  if (level !== undefined) return level
  throw fhirError(
    400,
    'fhir-validation-level',
    'invalid',
    `The validation level must be ${levels.join(' or ')}, not ${shortened(given)}.`,
  )
}

export function unparsable(): ServiceError {
  return fhirError(
    400,
    'fhir-body-not-json',
    'invalid',
    'The provided payload was invalid and could not be parsed correctly.',
  )
}

// [fhir-body-not-json] [fhir-body-type]
function assertResource(value: Json | undefined, type: string): JsonObject {
  if (!isJsonObject(value)) throw unparsable()
  const { resourceType } = value
  if (resourceType === type) return value
  throw fhirError(
    400,
    'fhir-body-type',
    'invalid',
    `The resourceType of the payload is ${shortened(JSON.stringify(resourceType) ?? 'missing')}, and the request is for ${type}.`,
  )
}
