import type { ResourceStore } from '../../state/resources.ts'
import {
  entriesAt,
  entriesWithin,
  entriesWithTerm,
  entriesWithTermWithin,
  entryWithKey,
  type Column,
  type Entry,
} from './column.ts'
import type { Criterion, CriteriaContext } from './criteria.ts'
import { queryError } from './query-error.ts'
import { openColumn, versionAt, type TypeIndex } from './type-index.ts'
import { anyOf } from './texts.ts'
import { boundsOf, MOST_OF_ALL, rowsOf, rowsWithinAll } from './ranges.ts'
import type { Bounds, Test } from './values/kind.ts'
import { leadsTo, type Target } from './values/references.ts'
import type { View } from './view.ts'

// What is searched, and as of when.
export interface Searched extends CriteriaContext {
  readonly store: ResourceStore
  readonly view: View
  // What the steps of chains have found: many ways may lead to one.
  readonly found: Map<Criterion, FoundRows>
}

export interface FoundRows {
  readonly index: TypeIndex
  // In order; what matched first, up to the limit at least.
  readonly rows: readonly number[]
}

// Which rows of a type a criterion keeps.
export interface Filter {
  // Of which nothing but what a row has in it counts.
  readonly column: Column
  matches(row: number): boolean
  // Where the index tells them: all rows that may match, and how many these are.
  readonly candidates?: Candidates
}

export interface Candidates {
  readonly size: number
  rows(): Iterable<number>
}

// Finds resources of another type, for chains and _has.
export type FindRows = (searched: Searched, type: string, criterion: Criterion) => FoundRows

export function toFilter(
  searched: Searched,
  index: TypeIndex,
  criterion: Criterion,
  find: FindRows,
): Filter {
  switch (criterion.kind) {
    case 'missing': {
      const column = openColumn(index, criterion.parameter, 'missing')
      const { isMissing } = criterion
      return { column, matches: (row) => (entriesAt(column, row).length === 0) === isMissing }
    }
    case 'values': {
      const { parameter, modifier, tests, isNegated } = criterion
      const filter = filterOf(openColumn(index, parameter, modifier), tests)
      const { column } = filter
      return isNegated ? { column, matches: (row) => !filter.matches(row) } : filter
    }
    case 'chain': {
      const found = findTargets(searched, criterion, find)
      const tests = found.map(({ type, id }) => leadsTo(type, id))
      return filterOf(openColumn(index, criterion.parameter), tests)
    }
    case 'has': {
      const ids = findSources(searched, index, criterion, find)
      return filterOf(openColumn(index, idParameter), ids.map(hasId))
    }
  }
}

// Where several criteria give bounds for one parameter, what lies within all of them.
export function jointCandidates(
  index: TypeIndex,
  criteria: readonly Criterion[],
): readonly Candidates[] {
  const byColumn = new Map<Column, Bounds[]>()
  for (const criterion of criteria) {
    const bounds = boundsOf(criterion)
    if (bounds === undefined || criterion.kind !== 'values') continue
    const column = openColumn(index, criterion.parameter, criterion.modifier)
    byColumn.set(column, [...(byColumn.get(column) ?? []), bounds])
  }
  return Array.from(byColumn)
    .filter(([, all]) => all.length > 1)
    .flatMap(([column, all]) => {
      const rows = rowsWithinAll(column, all)
      return rows === undefined ? [] : [{ size: rows.length, rows: () => rows }]
    })
}

function filterOf(column: Column, tests: readonly Test<unknown>[]): Filter {
  const { matched, others } = narrowed(column, tests)
  if (others.length > 0) {
    const matchesOther = anyOf(others)
    const known = new Map<Entry, boolean>()
    const isMatched = (entry: Entry) => {
      const before = known.get(entry)
      if (before !== undefined) return before
      const now = matched.has(entry) || matchesOther(entry.value)
      known.set(entry, now)
      return now
    }
    return { column, matches: (row) => entriesAt(column, row).some(isMatched) }
  }
  let size = 0
  for (const { rows } of matched) size += rows.length
  return {
    column,
    matches: (row) => entriesAt(column, row).some((entry) => matched.has(entry)),
    candidates: { size, rows: () => rowsOf(matched) },
  }
}

interface Narrowed {
  // The entries that match, where the index leads to them.
  readonly matched: ReadonlySet<Entry>
  // The tests that every entry has to be asked about.
  readonly others: readonly Test<unknown>[]
}

function narrowed(column: Column, tests: readonly Test<unknown>[]): Narrowed {
  const matched = new Set<Entry>()
  const others: Test<unknown>[] = []
  const most = Math.max(1000, column.entries.size * MOST_OF_ALL)
  for (const test of tests) {
    const entries = candidatesOf(column, test)
    // Those of a system, or between bounds, may be nearly all.
    if (entries === undefined || entries.length > most) others.push(test)
    else for (const entry of entries) if (test.matches(entry.value)) matched.add(entry)
  }
  return { matched, others }
}

function candidatesOf(
  column: Column,
  { key, term, bounds }: Test<unknown>,
): readonly Entry[] | undefined {
  if (key !== undefined) return entryWithKey(column, key)
  if (term !== undefined && bounds !== undefined) {
    return entriesWithTermWithin(column, term, bounds)
  }
  if (term !== undefined) return entriesWithTerm(column, term)
  return bounds === undefined ? undefined : entriesWithin(column, bounds)
}

type ChainCriterion = Extract<Criterion, { kind: 'chain' }>
type HasCriterion = Extract<Criterion, { kind: 'has' }>

const MOST_IN_CHAIN = 100

// What a chain's next step finds, of whichever type [search-chain].
function findTargets(searched: Searched, { name, targets }: ChainCriterion, find: FindRows) {
  const found = Array.from(targets).flatMap(([type, criterion]) => {
    const { index, rows } = find(searched, type, criterion)
    return rows.map((row) => ({ type, id: versionAt(index, row).id }))
  })
  if (found.length <= MOST_IN_CHAIN) return found
  throw queryError(
    'search-chain',
    name,
    `a step of the chain finds more than ${MOST_IN_CHAIN} resources; ask for fewer.`,
  )
}

// The ids that the references of other resources lead to [search-has].
function findSources(
  searched: Searched,
  { type: wanted }: TypeIndex,
  { name, type, parameter, criterion }: HasCriterion,
  find: FindRows,
): readonly string[] {
  const { index, rows } = find(searched, type, criterion)
  if (rows.length > MOST_IN_CHAIN) {
    throw queryError(
      'search-has',
      name,
      `it finds more than ${MOST_IN_CHAIN} resources of ${type}; ask for fewer.`,
    )
  }
  return targetsOfRows(openColumn(index, parameter), rows)
    .filter((target) => target.type === wanted)
    .map(({ id = '' }) => id)
}

// What the references of these rows lead to.
export function targetsOfRows(column: Column, rows: readonly number[]): readonly Target[] {
  return rows.flatMap((row) => entriesAt(column, row)).map(({ value }) => value as Target)
}

const idParameter = {
  code: '_id',
  type: 'token',
  paths: [],
  targets: [],
  parts: [],
} as const

function hasId(id: string): Test<unknown> {
  return { term: `c${id}`, matches: (value) => (value as { code?: string }).code === id }
}
