import { bisect } from '../../kernel/bisect.ts'
import { instantText } from '../../kernel/instant.ts'
import { shortened } from '../../kernel/suggest.ts'
import { versionsOf, type ResourceStore, type ResourceVersion } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { readPeriod } from '../fhir/period.ts'
import type { Query } from '../search/query-text.ts'
import { toETag, type FhirAnswer } from './answer.ts'
import { writeBundle } from './bundle.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import { createWalk } from '../resources/walks.ts'
import { assertAllowed, assertType, findFhirStore } from './find-store.ts'
import { readGiven } from './given-parameters.ts'
import type { FhirRequestInput } from './input.ts'
import { openPage } from './page.ts'
import type { PagePosition } from './page-token.ts'
import { readOnce } from './read-once.ts'
import { findLatest, type InstanceInput, type TypeInput } from './read.ts'

interface Chain {
  readonly type: string
  readonly id: string
  readonly latest: ResourceVersion
}

interface HistoryEntry {
  readonly type: string
  readonly id: string
  readonly version: ResourceVersion
  // When a later version took its place; Infinity where it is the latest.
  readonly until: number
}

// [fhir-history]
export function readInstanceHistory(scope: Scope, input: InstanceInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id } = input
  const latest = findLatest(scope, DatastoreId, type, id)
  return answerHistory(scope, input, `${type}/${id}/_history`, () => [{ type, id, latest }])
}

export function readTypeHistory(scope: Scope, input: TypeInput): FhirAnswer {
  const { DatastoreId, ResourceType: type } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'GET')
  return answerHistory(scope, input, `${type}/_history`, () => chainsOf(store, type))
}

export function readSystemHistory(scope: Scope, input: FhirRequestInput): FhirAnswer {
  const store = findFhirStore(scope, input.DatastoreId)
  return answerHistory(scope, input, '_history', () =>
    Array.from(store.types.keys()).flatMap((type) => chainsOf(store, type)),
  )
}

function chainsOf({ types }: ResourceStore, type: string): Chain[] {
  return Array.from(types.get(type)?.latest.entries() ?? [], ([id, latest]) => ({
    type,
    id,
    latest,
  }))
}

// What came later is not seen, nor that it took the place of what is.
function entriesOf({ type, id, latest }: Chain, position: PagePosition): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  let until = Infinity
  for (const version of versionsOf(latest)) {
    if (version.sequence > position.sequence || version.at > position.indexed) continue
    entries.push({ type, id, version, until })
    until = version.at
  }
  return entries
}

const MOST = 100

function answerHistory(
  scope: Scope,
  input: FhirRequestInput,
  path: string,
  chains: () => readonly Chain[],
): FhirAnswer {
  const { state, settings, region } = scope
  const { DatastoreId, base } = input
  const { query: Query, empty: ignored } = readGiven(scope, input)
  const count = readCount(Query)
  const { position, nextUrl } = openPage({ DatastoreId, Query, base }, path, count, {
    sequence: state.sequence,
    // [fhir-history-index]
    indexed: state.now - settings.durations.historyIndex,
  })
  const found = findEntries(region.resources.get(DatastoreId), path, position, chains)
  const after = (position.after ?? Infinity) as number
  const start = bisect(found, ({ version }) => version.sequence >= after)
  const page = found.slice(start, start + count)
  const last = page.at(-1)
  const text = writeBundle({
    type: 'history',
    total: found.length,
    next:
      last !== undefined && found.length > start + count
        ? nextUrl(last.version.sequence)
        : undefined,
    entries: page.map((entry) => writeEntry(base, entry)),
  })
  return { StatusCode: 200, headers: {}, text, ignored }
}

const walk = createWalk<readonly HistoryEntry[]>()

function findEntries(
  store: ResourceStore | undefined,
  path: string,
  position: PagePosition,
  chains: () => readonly Chain[],
): readonly HistoryEntry[] {
  const isWanted = readFilter(position.query)
  if (store === undefined) return []
  const { after: _after, ...moment } = position
  return walk(store, JSON.stringify([path, moment]), () =>
    chains()
      .flatMap((chain) => entriesOf(chain, position))
      .filter(isWanted)
      .toSorted((a, b) => b.version.sequence - a.version.sequence),
  )
}

// [fhir-history-count]
function readCount(query: Query): number {
  const text = readOnce(query, '_count', 'fhir-history-count')
  if (text === undefined) return MOST
  if (/^[1-9]\d*$/.test(text)) return Math.min(Number(text), MOST)
  throw fhirError(
    400,
    'fhir-history-count',
    'invalid',
    `_count must be 1 or more, not ${shortened(text)}.`,
  )
}

// [fhir-history-window]
function readFilter(query: Query): (entry: HistoryEntry) => boolean {
  const since = readPeriodOf(query, '_since')?.start ?? -Infinity
  const at = readPeriodOf(query, '_at')
  return ({ version, until }) =>
    version.at >= since && (at === undefined || (version.at <= at.end && until > at.start))
}

function readPeriodOf(query: Query, name: string) {
  const text = readOnce(query, name, 'fhir-history-window')
  if (text === undefined) return undefined
  const period = readPeriod(text)
  if (period !== undefined) return period
  throw fhirError(
    400,
    'fhir-history-window',
    'invalid',
    `${name} must be a date or a dateTime, not ${shortened(text)}.`,
  )
}

const statuses = { DELETE: '204', PATCH: '200' } as const

function writeEntry(base: string, { type, id, version }: HistoryEntry): string {
  const { method, text, at, previous } = version
  const written = previous?.text === undefined ? '201' : '200'
  const status = method === 'DELETE' || method === 'PATCH' ? statuses[method] : written
  const url = method === 'POST' ? type : `${type}/${id}`
  const response = { status, etag: toETag(version), lastModified: instantText(at) }
  return `{"fullUrl":${JSON.stringify(`${base}${type}/${id}`)}${
    text === undefined ? '' : `,"resource":${text}`
  },"request":${JSON.stringify({ method, url })},"response":${JSON.stringify(response)}}`
}
