import { shortened } from '../../kernel/suggest.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { Query } from '../search/query-text.ts'
import { readTime } from './read-time.ts'

// What an export is asked for in its query.
export interface ExportQuery {
  // Any, if left out.
  readonly types: ReadonlySet<string> | undefined
  // When it was last written, in epoch milliseconds, both included.
  readonly since: number
  readonly until: number
  // Of each of these one is in the resource's meta.
  readonly security: readonly WantedCoding[]
  readonly tags: readonly WantedCoding[]
}

export interface WantedCoding {
  // None: codings without a system.
  readonly system: string
  // Any, if left out.
  readonly code: string | undefined
}

export const exportParameters: readonly string[] = [
  '_type',
  '_since',
  '_until',
  '_security',
  '_tag',
  '_outputFormat',
]

// [export-query]
export function readExportQuery(query: Query): ExportQuery {
  assertOutputFormat(query)
  const types = listOf(query, '_type')
  const since = readTime(query, '_since', 'export-query')?.start ?? -Infinity
  const until = readTime(query, '_until', 'export-query')?.end ?? Infinity
  if (since > until) throw refused('_since must not be after _until.')
  return {
    types: types.length === 0 ? undefined : new Set(types),
    since,
    until,
    security: listOf(query, '_security').map((text) => toCoding('_security', text)),
    tags: listOf(query, '_tag').map((text) => toCoding('_tag', text)),
  }
}

function listOf(query: Query, name: string): readonly string[] {
  const items = (query[name] ?? []).flatMap((value) => value.split(',')).map((item) => item.trim())
  if (!items.includes('')) return items
  throw refused(`One of the values of ${name} is empty; give each, with commas between.`)
}

// A plus that was not escaped is a space by now.
const FORMAT = /^(?:application\/(?:fhir[+ ])?)?ndjson$/i

function assertOutputFormat(query: Query): void {
  const other = (query['_outputFormat'] ?? []).find((format) => !FORMAT.test(format))
  if (other === undefined) return
  throw refused(
    `_outputFormat must be application/fhir+ndjson, application/ndjson or ndjson, not ${shortened(other)}.`,
  )
}

function toCoding(name: string, text: string): WantedCoding {
  const bar = text.indexOf('|')
  if (bar === -1) throw refused(`${name} must be system|code or system|, not ${shortened(text)}.`)
  const code = text.slice(bar + 1)
  return { system: text.slice(0, bar), code: code === '' ? undefined : code }
}

function refused(problem: string) {
  return fhirError(400, 'export-query', 'invalid', problem)
}
