import type { Plain } from '../../model/healthlake/infer.ts'
import { isResourceId, mandatoryOf, type Mandatory } from '../../model/fhir/resource-types.ts'
import { byteLength } from '../../kernel/utf8.ts'
import { membersOf, valueOf } from '../../kernel/json-members.ts'
import { prepareResource, type PreparedResource } from '../resources/upsert.ts'

export interface Issue {
  readonly severity: 'error'
  readonly code: 'processing'
  readonly diagnostics: string
  readonly location?: readonly string[]
}

export type ValidationLevel = Plain<'ValidationLevel'>

export type Checked =
  | {
      readonly resource: PreparedResource
      readonly bytes: number
      readonly issues: readonly Issue[]
    }
  | { readonly statusCode: number; readonly issues: readonly Issue[] }

type Json = Readonly<Record<string, unknown>>

const MEBIBYTE = 2 ** 20
const RESOURCE_LIMIT = 5 * MEBIBYTE
const BINARY_LIMIT = 164 * MEBIBYTE

// [import-validation] [import-minimal]
export function checkLine(
  line: string | undefined,
  level: ValidationLevel,
  isAscii: boolean,
): Checked {
  const resource = line === undefined ? undefined : parse(line)
  if (line === undefined || resource === undefined) {
    return failed([issue('Invalid JSON found in input file')])
  }
  const { resourceType: type, id } = resource
  const mandatory = mandatoryOf(type)
  if (mandatory === undefined) return failed([unknownType(type, line)])
  const idIssue = issueOfId(id, line)
  if (idIssue !== undefined) return failed([idIssue])
  const bytes = isAscii ? line.length : byteLength(line)
  // [line-limit]
  if (bytes > (type === 'Binary' ? BINARY_LIMIT : RESOURCE_LIMIT)) {
    return failed([issue('Request Entity Too Large')], 413)
  }
  const issues = issuesOf(resource, mandatory)
  if (issues.length > 0 && level !== 'minimal') return failed(issues)
  return { resource: prepareResource(resource, line), bytes, issues }
}

function issueOfId(id: unknown, line: string): Issue | undefined {
  if (id === undefined || id === null) {
    return issue('Missing required id field in resource json')
  }
  if (isResourceId(id)) return undefined
  return issue(
    `1 validation error detected: Value ${shown(line, 'id')} at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z0-9-.]{1,64}`,
  )
}

function unknownType(type: unknown, line: string): Issue {
  if (typeof type === 'string' && /^[A-Za-z]{1,256}$/.test(type)) {
    return issue(`Unknown resource type ${type}`)
  }
  return issue(
    `1 validation error detected: Value ${shown(line, 'resourceType')} at 'resourceType' failed to satisfy constraint: Member must satisfy regular expression pattern: [A-Za-z]{1,256}`,
  )
}

const noIssues: readonly Issue[] = []

function issuesOf(resource: Json, mandatory: Mandatory): readonly Issue[] {
  const absent = mandatory.filter((names) => !names.some((name) => isThere(resource, name)))
  if (absent.length === 0) return noIssues
  return absent.map((names) => missing(String(resource['resourceType']), names))
}

function missing(type: string, names: readonly string[]): Issue {
  const [first = ''] = names
  // The alternatives of a choice have a stem in common: medicationReference, medicationCodeableConcept.
  const element = names.length === 1 ? first : `${first.replace(/[A-Z].*/, '')}[x]`
  return issue(
    `${type}.${element}: minimum required = 1, but only found 0 (from http://hl7.org/fhir/StructureDefinition/${type})`,
    type,
  )
}

// A primitive may have extensions instead of a value, under its name with an underscore.
function isThere(resource: Json, name: string): boolean {
  return hasContent(resource[name]) || hasContent(resource[`_${name}`])
}

function hasContent(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

function failed(issues: readonly Issue[], statusCode = 400): Checked {
  return { statusCode, issues }
}

// A text without its quotes; all else as it is written, since it may be too deep to be written anew.
function shown(line: string, member: string): string {
  const value = valueOf(membersOf(line), member)
  if (value === undefined) return 'null'
  return `'${value.startsWith('"') ? (JSON.parse(value) as string) : value}'`
}

function parse(line: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(line)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

function issue(diagnostics: string, location?: string): Issue {
  const made = { severity: 'error', code: 'processing', diagnostics } as const
  return location === undefined ? made : { ...made, location: [location] }
}

export function outcomeText(issues: readonly Issue[]): string {
  return JSON.stringify({ resourceType: 'OperationOutcome', issue: issues })
}
