import { didYouMean, shortened } from '../../kernel/suggest.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import type { ResourcesOfType } from '../../state/resources.ts'
import { entryWithKey } from './column.ts'
import { targetsOfRows, type Searched } from './filters.ts'
import {
  findParameter,
  referenceCodes,
  searchParametersOf,
  targetsOf,
  typeProblem,
} from './parameters.ts'
import { queryError } from './query-error.ts'
import { openColumn, openIndex, rowOf, versionAt, type TypeIndex } from './type-index.ts'
import type { Target } from './values/references.ts'
import { lateVersions, visibleVersion, type FoundVersion } from './view.ts'

export interface Include {
  readonly isReverse: boolean
  // From what was included, too.
  readonly isIterated: boolean
  // The type that has the reference; any, if left out.
  readonly type?: string
  // Any reference, if left out.
  readonly code?: string
  // The type that it leads to; any, if left out.
  readonly target?: string
}

export interface FoundResource {
  readonly type: string
  readonly version: FoundVersion
}

// [search-include] [search-revinclude]
export function readInclude(name: string, text: string, assumptions: Assumptions): Include {
  const [parameter = '', modifier] = name.split(':')
  if (modifier !== undefined && modifier !== 'iterate') {
    throw queryError('search-include', name, `its modifier is iterate, not ${shortened(modifier)}.`)
  }
  const isReverse = parameter === '_revinclude'
  return { isReverse, isIterated: modifier === 'iterate', ...readOne(name, text, assumptions) }
}

function readOne(
  name: string,
  text: string,
  assumptions: Assumptions,
): Omit<Include, 'isReverse' | 'isIterated'> {
  if (text === '*') return {}
  const [type = '', code = '', target, more] = text.split(':')
  if (more !== undefined) throw wrongForm(name, shortened(text))
  const problem = typeProblem(type, assumptions) ?? typeProblem(target ?? type, assumptions)
  if (problem !== undefined) throw wrongForm(name, problem)
  const of = target === undefined ? { type } : { type, target }
  if (code === '*') return of
  assertLeads(name, type, code, target)
  return { ...of, code }
}

function assertLeads(name: string, type: string, code: string, target: string | undefined): void {
  const parameter = findParameter(type, code)
  if (parameter?.type !== 'reference') {
    const problem = `${type} has no reference '${shortened(code)}'`
    throw wrongForm(name, problem, didYouMean(shortened(code), referenceCodes(type)))
  }
  const targets = targetsOf(parameter)
  if (target === undefined || targets.includes(target)) return
  throw wrongForm(name, `${code} leads to ${shortened(targets.join(', '))}, not to ${target}`)
}

function wrongForm(name: string, problem: string, suggestion = ''): Error {
  const form = 'it is Type:parameter, Type:parameter:Type or *'
  return queryError('search-include', name, `${form}. But ${problem}.${suggestion}`)
}

// What is said of an include that finds nothing of a search for a type, whatever there is.
export function tellIdle(searched: string, include: Include): string | undefined {
  const { isReverse, isIterated, type, code, target } = include
  if (isIterated || type === undefined) return undefined
  const asked = `${isReverse ? '_revinclude' : '_include'}=${type}:${code ?? '*'}`
  if (!isReverse) {
    return type === searched
      ? undefined
      : `${asked} finds nothing of ${searched}: it needs :iterate to continue from what is included.`
  }
  const isLed = referencesOf(type, include).some((each) => targetsOf(each).includes(searched))
  if (isLed && (target ?? searched) === searched) return undefined
  return `${asked} finds nothing: it does not lead to ${searched}.`
}

// [search-include-iterate]
const MOST_LEVELS = 2

// What comes with the matches, each once and in order of the includes; without the matches themselves.
export function findIncluded(
  searched: Searched,
  matches: readonly FoundResource[],
  includes: readonly Include[],
): readonly FoundResource[] {
  const known = new Set(matches.map(({ version }) => version))
  const found: FoundResource[] = []
  let from = matches
  for (let level = 0; level <= MOST_LEVELS && from.length > 0; level += 1) {
    const fresh = includes
      .filter(({ isIterated }) => isIterated || level === 0)
      .flatMap((include) => follow(searched, from, include))
      .filter(({ version }) => !known.has(version) && known.add(version))
    found.push(...fresh)
    from = fresh
  }
  return found
}

function follow(
  searched: Searched,
  from: readonly FoundResource[],
  include: Include,
): readonly FoundResource[] {
  const { isReverse, type } = include
  const types = isReverse
    ? [...searched.store.types.keys()].filter((each) => each === (type ?? each)).toSorted()
    : [...new Set(from.map((resource) => resource.type))].filter((each) => each === (type ?? each))
  return types.flatMap((each) =>
    referencesOf(each, include).flatMap((parameter) =>
      isReverse
        ? leadingTo(searched, each, parameter, from, include)
        : ledTo(searched, each, parameter, from, include),
    ),
  )
}

function referencesOf(type: string, { code }: Include): readonly SearchParameter[] {
  return searchParametersOf(type).filter(
    (parameter) => parameter.type === 'reference' && parameter.code === (code ?? parameter.code),
  )
}

function ledTo(
  searched: Searched,
  type: string,
  parameter: SearchParameter,
  from: readonly FoundResource[],
  { target: wanted }: Include,
): readonly FoundResource[] {
  const index = indexOf(searched, type)
  const rows = from
    .filter((resource) => resource.type === type)
    .map(({ version }) => rowOf(index, version))
  return targetsOfRows(openColumn(index, parameter), rows).flatMap((target) => {
    if (target.type === undefined || target.type !== (wanted ?? target.type)) return []
    return findTarget(searched, target)
  })
}

function findTarget({ store, view }: Searched, { type = '', id = '' }: Target): FoundResource[] {
  const version = visibleVersion(store.types.get(type)?.latest.get(id), view)
  return version === undefined ? [] : [{ type, version }]
}

function leadingTo(
  searched: Searched,
  type: string,
  parameter: SearchParameter,
  from: readonly FoundResource[],
  { target: wanted }: Include,
): readonly FoundResource[] {
  const index = indexOf(searched, type)
  return from.flatMap((resource) => {
    if (resource.type !== (wanted ?? resource.type)) return []
    return referrers(searched, index, parameter, `${resource.type}/${resource.version.id}`)
  })
}

// What leads to a resource, given as Type/id, by that parameter.
export function referrers(
  { store, view }: Searched,
  index: TypeIndex,
  parameter: SearchParameter,
  to: string,
): readonly FoundResource[] {
  const { type } = index
  const { latest } = store.types.get(type) as ResourcesOfType
  return entryWithKey(openColumn(index, parameter), `r${to}`)
    .flatMap(({ rows }) => rows)
    .map((row) => versionAt(index, row))
    .filter((version) => visibleVersion(latest.get(version.id), view) === version)
    .toSorted((a, b) => a.sequence - b.sequence)
    .map((version) => ({ type, version }))
}

// With all that is seen in it; of a type that the store has.
export function indexOf({ store, view, datastoreId }: Searched, type: string): TypeIndex {
  const resources = store.types.get(type) as ResourcesOfType
  const index = openIndex(resources, type, { datastoreId })
  for (const version of lateVersions(resources, view)) rowOf(index, version)
  return index
}
