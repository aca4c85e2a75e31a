import type { Json, JsonObject } from '../../kernel/json.ts'
import { isJsonObject } from '../../kernel/json.ts'
import { membersOf, valueOf } from '../../kernel/json-members.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { byteLength } from '../../kernel/utf8.ts'
import { shortened } from '../../kernel/suggest.ts'
import { isResourceId } from '../../model/fhir/resource-types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { toIssues, toRefusal, writeOutcome, type Issue } from '../fhir/outcome.ts'
import { isTaken } from '../fhir/taken.ts'
import { withValidationIssue } from '../fhir/validation-issue.ts'
import { findIssues, type ValidationLevel } from '../fhir/validation/levels.ts'
import { prepareResource, type PreparedResource } from '../resources/write.ts'

export type Checked =
  | {
      readonly resource: PreparedResource
      readonly bytes: number
      readonly issues: readonly Issue[]
    }
  | { readonly statusCode: number; readonly issues: readonly Issue[] }

const MEBIBYTE = 2 ** 20
const RESOURCE_LIMIT = 5 * MEBIBYTE
const BINARY_LIMIT = 164 * MEBIBYTE

// [import-validation] [import-minimal]
export function checkLine(
  line: string | undefined,
  level: ValidationLevel,
  assumptions: Assumptions,
  isAscii: boolean,
): Checked {
  const resource = line === undefined ? undefined : parse(line)
  if (line === undefined || resource === undefined) {
    return failed([issue('Invalid JSON found in input file')])
  }
  const { resourceType: type, id } = resource
  if (!isTaken(type, assumptions)) return failed([unknownType(type, line)])
  const idIssue = issueOfId(id, line)
  if (idIssue !== undefined) return failed([idIssue])
  const bytes = isAscii ? line.length : byteLength(line)
  // [line-limit]
  if (bytes > (type === 'Binary' ? BINARY_LIMIT : RESOURCE_LIMIT)) {
    return failed([issue('Request Entity Too Large')], 413)
  }
  const found = findIssues(resource, level, assumptions)
  if (found.length === 0) return { resource: prepareResource(resource, line), bytes, issues: [] }
  if (level !== 'minimal') return failed(toIssues(found))
  const issues = toRefusal(found)
  const text = withValidationIssue(line, writeOutcome(issues))
  return { resource: prepareResource(resource, text), bytes, issues }
}

// As a JSON parser that takes what it can [import-json].
function parse(line: string): JsonObject | undefined {
  const value: Json | undefined = parseJson(line, { form: 'JSON' }).value
  return isJsonObject(value) ? value : undefined
}

function issueOfId(id: Json | undefined, line: string): Issue | undefined {
  if (id === undefined || id === null) {
    return issue('Missing required id field in resource json')
  }
  if (isResourceId(id)) return undefined
  return issue(
    `1 validation error detected: Value ${shown(line, 'id')} at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-.]{1,64}`,
  )
}

function unknownType(type: Json | undefined, line: string): Issue {
  if (typeof type === 'string' && /^[A-Za-z]{1,256}$/.test(type)) {
    return issue(`Unknown resource type ${shortened(type)}`)
  }
  return issue(
    `1 validation error detected: Value ${shown(line, 'resourceType')} at 'resourceType' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z]{1,256}`,
  )
}

function failed(issues: readonly Issue[], statusCode = 400): Checked {
  return { statusCode, issues }
}

// A text without its quotes; all else as it is written.
function shown(line: string, member: string): string {
  const value = valueOf(membersOf(line), member)
  if (value === undefined) return 'null'
  return `'${shortened(value.startsWith('"') ? (JSON.parse(value) as string) : value)}'`
}

function issue(diagnostics: string): Issue {
  return { severity: 'error', code: 'processing', diagnostics }
}
