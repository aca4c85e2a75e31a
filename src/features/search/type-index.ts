import { pickMembers } from '../../kernel/json-members.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import type { Replaced, ResourcesOfType, ResourceVersion } from '../../state/resources.ts'
import { addToColumn, createColumn, type Column } from './column.ts'
import { columnName, keysOf, readerOf, type Source } from './parameters.ts'
import type { ReadContext } from './values/kind.ts'
import type { FoundVersion } from './view.ts'

// What is known of the versions of a type: a row each, and a column for each parameter that was searched. Rows of
// versions that are no more, or that another fork has, stay until it is made anew; who reads them looks whether they are
// seen.
export interface TypeIndex {
  readonly type: string
  readonly context: ReadContext
  // By row.
  readonly versions: FoundVersion[]
  // The first version of the same resource, by row.
  readonly firsts: ResourceVersion[]
  readonly rows: Map<ResourceVersion, number>
  readonly columns: Map<string, Column>
}

// What a type's resources hold: forks begin with the same, and go on with their own.
interface Derived {
  readonly index: TypeIndex
  // All that was written up to this version is in the index.
  readonly upTo: ResourceVersion | undefined
  // So is what stands in place of others up to this.
  readonly replaced: Replaced | undefined
}

const SPARE_ROWS = 1024

export function openIndex(
  resources: ResourcesOfType,
  type: string,
  context: ReadContext,
): TypeIndex {
  const known = resources.index as Derived | undefined
  const isLean = (index: TypeIndex) =>
    index.versions.length <= 2 * resources.latest.size + SPARE_ROWS
  const index =
    known !== undefined && isLean(known.index) ? known.index : createIndex(type, context)
  const fresh = index === known?.index ? newestOf(resources, known) : resources.latest.values()
  for (const version of fresh) if (version.text !== undefined) rowOf(index, version as FoundVersion)
  resources.index = {
    index,
    upTo: resources.last,
    replaced: resources.replaced,
  } satisfies Derived
  return index
}

function createIndex(type: string, context: ReadContext): TypeIndex {
  return { type, context, versions: [], firsts: [], rows: new Map(), columns: new Map() }
}

// The latest versions that were written since, the oldest first, then those that stand in place of others since.
function newestOf(
  { latest, last, replaced }: ResourcesOfType,
  { upTo, replaced: upToReplaced }: Derived,
): readonly ResourceVersion[] {
  const written: ResourceVersion[] = []
  for (let version = last; version !== undefined && version !== upTo; version = version.before) {
    if (latest.get(version.id) === version) written.push(version)
  }
  const found = written.toReversed()
  for (let each = replaced; each !== undefined && each !== upToReplaced; each = each.before) {
    if (latest.get(each.version.id) === each.version) found.push(each.version)
  }
  return found
}

export function rowOf(index: TypeIndex, version: FoundVersion): number {
  const { rows, versions, firsts, columns } = index
  const known = rows.get(version)
  if (known !== undefined) return known
  const row = versions.push(version) - 1
  rows.set(version, row)
  firsts.push(firstOf(index, version))
  if (columns.size > 0) {
    const source = sourceOf(index, row)
    for (const column of columns.values()) addToColumn(column, row, source)
  }
  return row
}

function firstOf(index: TypeIndex, version: ResourceVersion): ResourceVersion {
  let first = version
  while (first.previous !== undefined) {
    first = first.previous
    const row = index.rows.get(first)
    if (row !== undefined) return firstAt(index, row)
  }
  return first
}

export function openColumn(
  index: TypeIndex,
  parameter: SearchParameter,
  modifier?: string,
): Column {
  const name = columnName(parameter, modifier)
  const known = index.columns.get(name)
  if (known !== undefined) return known
  const column = createColumn(
    keysOf(index.type, parameter, modifier),
    readerOf(index.type, parameter, modifier, index.context),
  )
  for (const row of index.versions.keys()) addToColumn(column, row, sourceOf(index, row))
  index.columns.set(name, column)
  return column
}

function sourceOf(index: TypeIndex, row: number): Source {
  const version = versionAt(index, row)
  return { version, first: firstAt(index, row), pick: (keys) => pickMembers(version.text, keys) }
}

export function versionAt({ versions }: TypeIndex, row: number): FoundVersion {
  return versions[row] as FoundVersion
}

export function firstAt({ firsts }: TypeIndex, row: number): ResourceVersion {
  return firsts[row] as ResourceVersion
}
