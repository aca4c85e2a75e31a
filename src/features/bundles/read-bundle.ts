import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../../kernel/json.ts'
import { parseJson } from '../../kernel/parse-json.ts'
import { shortened } from '../../kernel/suggest.ts'
import { writeJson } from '../../kernel/write-json.ts'
import type { Scope } from '../context/context.ts'
import { FhirError, fhirError } from '../fhir/fhir-error.ts'
import { toRefusal } from '../fhir/outcome.ts'
import { findIssues } from '../fhir/validation/levels.ts'
import type { FhirRequestInput } from '../interactions/input.ts'
import { wantsAsync } from '../interactions/prefer.ts'
import { assertSize, readLevel, unparsable } from '../interactions/read-body.ts'
import { isStrongWrite } from '../interactions/write.ts'
import {
  entriesIn,
  readEntry,
  type BadEntry,
  type BundleEntry,
  type BundleType,
} from './entries.ts'

export interface ReadBundle {
  readonly type: BundleType
  readonly entries: readonly (BundleEntry | BadEntry)[]
}

// [bundle-form]
export function readBundle(scope: Scope, input: FhirRequestInput): ReadBundle {
  const { Body = '', Headers = {} } = input
  assertSize(Body)
  // Those of all entries.
  readLevel(Headers)
  isStrongWrite(Headers)
  const { value } = parseJson(Body)
  if (!isJsonObject(value)) throw unparsable()
  const { resourceType, type } = value
  if (resourceType !== 'Bundle') {
    throw formError(
      `The resourceType of what is posted to the endpoint itself is Bundle, not ${shown(resourceType)}.`,
    )
  }
  if (type !== 'batch' && type !== 'transaction') {
    throw formError(
      `The type of a Bundle that is posted here is batch or transaction, not ${shown(type)}.`,
    )
  }
  const most = limitOf(type, input)
  assertCount(type, most, isJsonArray(value['entry']) ? value['entry'].length : 0)
  assertForm(scope, value)
  const entries = entriesIn(value).map((entry, index) => readEntry(input, entry, index))
  return { type, entries }
}

function formError(problem: string): Error {
  return fhirError(400, 'bundle-form', 'invalid', problem)
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'missing' : shortened(writeJson(value))
}

const MOST = 500
const MOST_AT_ONCE = 100

// [bundle-limits] [async-transaction]
function limitOf(type: BundleType, { Headers = {} }: FhirRequestInput): number {
  return type === 'transaction' && !wantsAsync(Headers) ? MOST_AT_ONCE : MOST
}

function assertCount(type: BundleType, most: number, count: number): void {
  if (count <= most) return
  const status = type === 'batch' ? 400 : 422
  throw fhirError(status, 'bundle-limits', 'too-long', tooMany(type, most, count))
}

function tooMany(type: BundleType, most: number, count: number): string {
  return `A ${type} has at most ${most} entries, and this has ${count}.`
}

// Without what is in the resources, which are each looked at when their turn comes.
function assertForm({ settings }: Scope, bundle: JsonObject): void {
  const { entry } = bundle
  const form = isJsonArray(entry) ? { ...bundle, entry: entry.map(withoutContent) } : bundle
  const issues = findIssues(form, 'structure-only', settings.assumptions)
  if (issues.length > 0) throw new FhirError(400, 'bundle-form', toRefusal(issues))
}

const anyResource: Json = { resourceType: 'Parameters' }

function withoutContent(entry: Json): Json {
  if (!isJsonObject(entry) || !isJsonObject(entry['resource'])) return entry
  return { ...entry, resource: anyResource }
}
