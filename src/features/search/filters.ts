import type { ResourceStore } from '../../state/resources.ts'
import {
  entriesAt,
  entriesWithin,
  entriesWithTerm,
  entryWithKey,
  type Column,
  type Entry,
} from './column.ts'
import type { Criterion, CriteriaContext } from './criteria.ts'
import { queryError } from './query-error.ts'
import { openColumn, versionAt, type TypeIndex } from './type-index.ts'
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
      return { matches: (row) => (entriesAt(column, row).length === 0) === criterion.isMissing }
    }
    case 'values': {
      const { parameter, modifier, tests, isNegated } = criterion
      const filter = filterOf(openColumn(index, parameter, modifier), tests)
      return isNegated ? { matches: (row) => !filter.matches(row) } : filter
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
  const matched = narrowed(column, tests)
  if (matched === undefined) {
    const known = new Map<Entry, boolean>()
    const isMatched = (entry: Entry) => {
      const before = known.get(entry)
      if (before !== undefined) return before
      const now = tests.some((test) => test.matches(entry.value))
      known.set(entry, now)
      return now
    }
    return { matches: (row) => entriesAt(column, row).some(isMatched) }
  }
  let size = 0
  for (const { rows } of matched) size += rows.length
  return {
    matches: (row) => entriesAt(column, row).some((entry) => matched.has(entry)),
    candidates: { size, rows: () => rowsOf(matched) },
  }
}

// The entries that match, where the index leads to them.
function narrowed(column: Column, tests: readonly Test<unknown>[]): Set<Entry> | undefined {
  const matched = new Set<Entry>()
  const most = Math.max(1000, column.entries.size * MOST_OF_ALL)
  for (const test of tests) {
    const entries = candidatesOf(column, test)
    if (entries === undefined) return undefined
    // Those of a system, or between bounds, may be nearly all.
    if (entries.length > most) return undefined
    for (const entry of entries) if (test.matches(entry.value)) matched.add(entry)
  }
  return matched
}

function candidatesOf(
  column: Column,
  { key, term, bounds }: Test<unknown>,
): readonly Entry[] | undefined {
  if (key !== undefined) return entryWithKey(column, key)
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
