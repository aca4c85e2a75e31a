import { didYouMean, listed, shortened } from '../../kernel/suggest.ts'
import { fhirModel } from '../../model/fhir/model.ts'
import type { SearchParameter, SearchStep } from '../../model/fhir/search-parameters.ts'
import type { ElementDefinition, TypeDefinition } from '../../model/fhir/types.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { readInclude, type Include } from './include.ts'
import { findParameter, searchParametersOf } from './parameters.ts'
import { queryError } from './query-error.ts'
import type { Entries } from './query-text.ts'
import type { SortRule } from './sort.ts'
import type { Subset } from './subset.ts'

// What a search gives back, and in which order.
export interface ResultParameters {
  // Matches of a page.
  readonly count: number
  readonly sort: readonly SortRule[]
  readonly hasTotal: boolean
  // Nothing but the total.
  readonly isCount: boolean
  readonly subset: Subset | undefined
  readonly includes: readonly Include[]
}

type Given = ReadonlyMap<string, readonly string[]>

export const resultParameters: readonly string[] = [
  '_count',
  '_elements',
  '_include',
  '_revinclude',
  '_sort',
  '_summary',
  '_total',
]
const included = /^_(?:rev)?include(?::|$)/
// What says how an answer is written, which is as JSON and as it is, or where a page begins.
const ofAnswer: readonly string[] = ['_format', '_pretty', 'page']

export function isResultParameter(name: string): boolean {
  const [own = ''] = name.split(':')
  return resultParameters.includes(own) || isOfAnswer(own)
}

export function isOfAnswer(name: string): boolean {
  return ofAnswer.includes(name)
}

function assertPlain(name: string): void {
  const [own = '', modifier] = name.split(':')
  if (modifier === undefined || included.test(own)) return
  throw queryError('search-modifiers', name, `${own} has no modifiers.`)
}

export function readResultParameters(
  type: string,
  entries: Entries,
  assumptions: Assumptions,
): ResultParameters {
  const given = grouped(entries)
  for (const [name] of entries) if (isResultParameter(name)) assertPlain(name)
  // What is asked for twice is the same as once.
  const asked = entries.filter(([name]) => included.test(name)).flatMap(splitAtCommas)
  const includes = Array.from(new Set(asked), (text) => {
    const equals = text.indexOf('=')
    return readInclude(text.slice(0, equals), text.slice(equals + 1), assumptions)
  })
  const summary = readSummary(given, assumptions, includes.length > 0)
  const elements = given.get('_elements')
  if (summary !== undefined && elements !== undefined) {
    throw queryError(
      'search-elements',
      '_elements',
      'it does not go with _summary; give one of the two.',
    )
  }
  return {
    count: readCount(one(given, '_count'), assumptions),
    sort: readSort(type, given.get('_sort')),
    hasTotal: readTotal(one(given, '_total'), assumptions),
    isCount: summary === 'count',
    subset: toSubset(summary, elements),
    includes,
  }
}

function splitAtCommas([name, value]: readonly [string, string]): readonly string[] {
  return value.split(',').map((include) => `${name}=${include}`)
}

function grouped(entries: Entries): Given {
  const groups = new Map<string, string[]>()
  for (const [name, value] of entries) {
    const known = groups.get(name)
    if (known === undefined) groups.set(name, [value])
    else known.push(value)
  }
  return groups
}

function one(given: Given, name: string): string | undefined {
  const [first, ...more] = given.get(name) ?? []
  if (more.length === 0) return first
  throw queryError('search-bundle', name, `it is given ${more.length + 1} times; give it once.`)
}

const MOST = 100

// [search-count] [search-page-size]
export function readCount(text: string | undefined, { fhirPageSize }: Assumptions): number {
  if (text === undefined) return Number(fhirPageSize)
  if (/^[1-9]\d*$/.test(text) && Number(text) <= MOST) return Number(text)
  throw queryError('search-count', '_count', `it is 1 to ${MOST}, not ${shortened(text)}.`)
}

// [search-total]
function readTotal(text: string | undefined, { fhirSearchTotal }: Assumptions): boolean {
  if (text === undefined) return fhirSearchTotal === 'always'
  if (text === 'accurate' || text === 'none') return text === 'accurate'
  throw queryError('search-total', '_total', `it is accurate or none, not ${shortened(text)}.`)
}

// [search-summary] [search-summary-count]
function readSummary(given: Given, { fhirSummaryCount }: Assumptions, hasIncludes: boolean) {
  const text = one(given, '_summary')
  const all = [
    'true',
    'text',
    'data',
    'false',
    ...(fhirSummaryCount === 'accepted' ? ['count'] : []),
  ]
  if (text !== undefined && !all.includes(text)) {
    const right = `it is ${listed(all, 'or')}, not ${shortened(text)}.`
    throw queryError(
      text === 'count' ? 'search-summary-count' : 'search-summary',
      '_summary',
      right,
    )
  }
  if (text !== 'text' || !hasIncludes)
    return text as 'true' | 'text' | 'data' | 'false' | 'count' | undefined
  throw queryError(
    'search-summary',
    '_summary',
    'text does not go with _include or _revinclude; leave out one of the two.',
  )
}

function toSubset(
  summary: ReturnType<typeof readSummary>,
  elements: readonly string[] | undefined,
): Subset | undefined {
  if (elements !== undefined) {
    return { kind: 'elements', names: elements.flatMap((text) => text.split(',')) }
  }
  if (summary === undefined || summary === 'false' || summary === 'count') return undefined
  return { kind: 'summary', summary }
}

const MOST_RULES = 5

// [search-sort]
function readSort(type: string, given: readonly string[] = []): readonly SortRule[] {
  const rules = given.flatMap((text) => text.split(','))
  if (rules.length > MOST_RULES) {
    throw queryError(
      'search-sort',
      '_sort',
      `it takes ${MOST_RULES} parameters, not ${rules.length}.`,
    )
  }
  return rules.map((text) => {
    const code = text.replace(/^-/, '')
    const parameter = findParameter(type, code)
    if (parameter === undefined) throw unknownRule(type, code)
    const problem = sortProblem(type, parameter)
    if (problem === undefined) return { parameter, isDescending: text.startsWith('-') }
    throw queryError('search-sort', '_sort', `${code} ${problem}, which nothing is sorted by.`)
  })
}

function unknownRule(type: string, code: string): Error {
  if (code === '') return queryError('search-sort', '_sort', 'a name of a parameter is missing.')
  const suggestion = didYouMean(
    code,
    searchParametersOf(type).map((parameter) => parameter.code),
  )
  const problem = `${type} has no search parameter ${shortened(code)}.${suggestion}`
  return queryError('search-sort', '_sort', problem)
}

// Those of meta, and what is no element at all.
const flat: readonly string[] = [
  '_lastUpdated',
  '_profile',
  '_security',
  '_source',
  '_tag',
  'createdAt',
]
const nested: readonly string[] = ['HumanName', 'Address']

function sortProblem(resourceType: string, { code, type, paths }: SearchParameter) {
  if (type === 'composite') return 'is of type composite'
  if (flat.includes(code)) return undefined
  if (code === '_text') return 'is of a narrative'
  const { elements } = fhirModel().type(resourceType) as TypeDefinition
  const isNested = paths.some(({ steps }) => {
    const [{ name }, ...more] = steps as readonly [SearchStep, ...SearchStep[]]
    const { types } = elements.get(name) as ElementDefinition
    return more.length > 0 || types.some((each) => nested.includes(each.code))
  })
  return isNested ? 'is of an element within another' : undefined
}
