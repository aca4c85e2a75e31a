import type { ResourcesOfType } from '../../state/resources.ts'
import type { Criterion } from './criteria.ts'
import {
  jointCandidates,
  toFilter,
  type Candidates,
  type FoundRows,
  type Searched,
} from './filters.ts'
import { allOf } from './joint.ts'
import { compareRows, rowsInOrder, type SortRule } from './sort.ts'
import { MOST_OF_ALL } from './ranges.ts'
import { openIndex, rowOf, versionAt, type TypeIndex } from './type-index.ts'
import { lateVersions, visibleVersion, type View } from './view.ts'

export interface Wanted {
  readonly criteria: readonly Criterion[]
  readonly sort: readonly SortRule[]
  // No more are looked for than these, where nobody asks how many there are.
  readonly limit?: number
}

// Below so many resources no index is faster than a look at each.
const FEW = 64

export function findRows(
  searched: Searched,
  type: string,
  { criteria, sort, limit = Infinity }: Wanted,
): FoundRows {
  const { store, view, datastoreId } = searched
  const resources = store.types.get(type)
  if (resources === undefined) return { index: noIndex(type), rows: [] }
  const index = openIndex(resources, type, { datastoreId })
  for (const version of lateVersions(resources, view)) rowOf(index, version)

  const filters = criteria.map((criterion) => toFilter(searched, index, criterion, findOthers))
  const candidates = [
    ...filters.flatMap((filter) => filter.candidates ?? []),
    ...jointCandidates(index, criteria),
  ]
  const isKept = allOf(filters)
  const few = fewestCandidates(candidates, resources.latest.size)
  if (few === undefined) {
    const all = sort.length === 0 ? arrivals(index, resources, view) : undefined
    const rows = all ?? rowsInOrder(index, sort, () => arrivals(index, resources, view))
    const isSeen = (row: number) => all !== undefined || isVisible(index, resources, view, row)
    return { index, rows: take(rows, (row) => isSeen(row) && isKept(row), limit) }
  }
  const rows = take(few, (row) => isVisible(index, resources, view, row) && isKept(row), Infinity)
  return { index, rows: rows.toSorted(compareRows(index, sort)) }
}

// One more than a step of a chain may find.
const MOST_OF_OTHERS = 101

function findOthers(searched: Searched, type: string, criterion: Criterion): FoundRows {
  const known = searched.found.get(criterion)
  if (known !== undefined) return known
  const found = findRows(searched, type, {
    criteria: [criterion],
    sort: [],
    limit: MOST_OF_OTHERS,
  })
  searched.found.set(criterion, found)
  return found
}

function fewestCandidates(
  candidates: readonly Candidates[],
  all: number,
): Iterable<number> | undefined {
  if (all <= FEW) return undefined
  const [best] = candidates.toSorted((a, b) => a.size - b.size)
  return best !== undefined && best.size <= all * MOST_OF_ALL ? best.rows() : undefined
}

function take(rows: Iterable<number>, isWanted: (row: number) => boolean, limit: number): number[] {
  const taken: number[] = []
  for (const row of rows) {
    if (taken.length >= limit) break
    if (isWanted(row)) taken.push(row)
  }
  return taken
}

// In order of their first versions [search-order].
function* arrivals(index: TypeIndex, { latest }: ResourcesOfType, view: View): Iterable<number> {
  for (const version of latest.values()) {
    const visible = visibleVersion(version, view)
    if (visible !== undefined) yield rowOf(index, visible)
  }
}

function isVisible(
  index: TypeIndex,
  { latest }: ResourcesOfType,
  view: View,
  row: number,
): boolean {
  const version = versionAt(index, row)
  return visibleVersion(latest.get(version.id), view) === version
}

function noIndex(type: string): TypeIndex {
  return {
    type,
    context: { datastoreId: '' },
    versions: [],
    firsts: [],
    rows: new Map(),
    columns: new Map(),
  }
}
