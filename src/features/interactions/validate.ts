import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { shortened } from '../../kernel/suggest.ts'
import { isKnownProfile } from '../../model/fhir/profiles.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { writeOutcome, type Issue } from '../fhir/outcome.ts'
import { isTaken } from '../fhir/taken.ts'
import type { IssueCode, ValidationIssue } from '../fhir/validation/issue.ts'
import { findIssues } from '../fhir/validation/levels.ts'
import type { Query } from '../search/query-text.ts'
import type { FhirAnswer } from './answer.ts'
import { assertId, findFhirDatastore } from './find-store.ts'
import { readGiven } from './given-parameters.ts'
import type { FhirRequestInput } from './input.ts'
import { unparsable } from './read-body.ts'

interface Validation {
  readonly resource: JsonObject
  readonly profile: string | undefined
  readonly mode: string | undefined
}

// [validate]
export function validate(
  scope: Scope,
  input: FhirRequestInput & { readonly ResourceType: string },
): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id } = input
  const { assumptions } = scope.settings
  findFhirDatastore(scope, DatastoreId)
  // [validate-unknown]
  if (!isTaken(type, assumptions)) {
    throw fhirError(
      404,
      'validate-unknown',
      'not-found',
      `Unknown resource type ${shortened(type)}`,
    )
  }
  if (id !== undefined) assertId(id)
  const { query, empty: ignored } = readGiven(scope, input)
  const { resource, profile, mode } = readValidation(input, query)
  assertMode(mode)
  assertType(resource, type)
  // [unknown-profile]
  if (profile !== undefined && assumptions.fhirUnknownProfile === 'refused') assertProfile(profile)

  const found = findIssues(resource, 'strict', assumptions).map(toIssue)
  const wrongId =
    mode === 'update' && id !== undefined && resource['id'] !== id ? [idIssue(type, id)] : []
  const issues = [...found, ...wrongId]
  const all = issues.length === 0 ? [information('Validation successful')] : issues
  const text = writeOutcome([...all, ...uncheckedProfile(profile)])
  return { StatusCode: 200, headers: {}, text, ignored }
}

// Of a Parameters, or of a resource and the query.
function readValidation({ Body = '' }: FhirRequestInput, query: Query): Validation {
  const { value: body } = parseJson(Body)
  if (!isJsonObject(body)) throw unparsable()
  const [ofQuery, modeOfQuery] = [query['profile']?.[0], query['mode']?.[0]]
  if (body['resourceType'] !== 'Parameters') {
    return { resource: body, profile: ofQuery, mode: modeOfQuery }
  }
  const resource = parameterOf(body, 'resource', ['resource'])
  if (!isJsonObject(resource)) {
    throw refused('required', 'The Parameters have no parameter resource with a resource.')
  }
  const profile = parameterOf(body, 'profile', ['valueCanonical', 'valueUri', 'valueString'])
  const mode = parameterOf(body, 'mode', ['valueCode', 'valueString'])
  return { resource, profile: textOf(profile) ?? ofQuery, mode: textOf(mode) ?? modeOfQuery }
}

function parameterOf({ parameter }: JsonObject, name: string, members: readonly string[]): Json {
  const all = isJsonArray(parameter) ? parameter.filter(isJsonObject) : []
  const found = all.find((each) => each['name'] === name) ?? {}
  return members.map((member) => found[member]).find((value) => value !== undefined) ?? null
}

function textOf(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined
}

// [validate-mode]
function assertMode(mode: string | undefined): void {
  if (mode === undefined || mode === 'create' || mode === 'update') return
  throw fhirError(
    400,
    'validate-mode',
    'invalid',
    `mode must be create or update, not ${shortened(mode)}.`,
  )
}

function assertType({ resourceType }: JsonObject, type: string): void {
  if (resourceType === type) return
  const given = JSON.stringify(resourceType) ?? 'missing'
  throw refused(
    'invalid',
    `The resourceType of the payload is ${shortened(given)}, and the request is for ${type}.`,
  )
}

function refused(code: string, problem: string) {
  return fhirError(400, 'validate', code, problem)
}

function assertProfile(profile: string): void {
  if (isKnownProfile(profile)) return
  throw fhirError(404, 'validate-unknown', 'not-found', `Unknown profile ${shortened(profile)}`)
}

// [validate-issues]
const titles: Readonly<Record<IssueCode, string>> = {
  required: 'Missing required element',
  'code-invalid': 'Invalid code value',
  value: 'Invalid value',
  structure: 'Invalid structure',
  invariant: 'Broken rule',
}

function toIssue({ severity, code, diagnostics, location, expression }: ValidationIssue): Issue {
  const details = { text: titles[code] }
  return { severity, code, details, diagnostics, location: [location], expression: [expression] }
}

// [validate-mode]
function idIssue(type: string, id: string): Issue {
  const diagnostics = `The id of the payload must be ${id}, as in the URL.`
  const details = { text: titles.value }
  const location = [`${type}.id`]
  return { severity: 'error', code: 'value', details, diagnostics, location }
}

// [validate-profile]
function uncheckedProfile(profile: string | undefined): readonly Issue[] {
  if (profile === undefined) return []
  const issue = information(`The fake checks no profiles: ${shortened(profile)} was left out.`)
  return [{ ...issue, code: 'not-supported' }]
}

function information(diagnostics: string): Issue {
  return { severity: 'information', code: 'informational', diagnostics }
}
