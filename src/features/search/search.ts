import type { Json } from '../../kernel/json.ts'
import { didYouMean, shortened } from '../../kernel/suggest.ts'
import type { Assumptions } from '../../model/ledger/assumptions.ts'
import { FhirError } from '../fhir/fhir-error.ts'
import { readCriterion, type Criterion, type CriteriaContext } from './criteria.ts'
import { createWalk } from '../resources/walks.ts'
import type { FoundRows, Searched } from './filters.ts'
import { findRows } from './find.ts'
import { findIncluded, tellIdle, type FoundResource } from './include.ts'
import { readPlace, rowsUpTo, writePlace } from './place.ts'
import { placeOf } from './sort.ts'
import { versionAt } from './type-index.ts'
import { searchParametersOf } from './parameters.ts'
import { queryError } from './query-error.ts'
import { entriesOf, type Entries, type Query } from './query-text.ts'
import {
  isResultParameter,
  resultParameters,
  readResultParameters,
  type ResultParameters,
} from './result-parameters.ts'

export interface Search {
  readonly criteria: readonly Criterion[]
  readonly results: ResultParameters
  // What is said of parameters that the type does not have, which are ignored.
  readonly ignored: readonly string[]
}

// What becomes of a parameter that a type does not have [search-unknown-parameter].
export type Handling = 'strict' | 'lenient' | undefined

export function readHandling(prefer = ''): Handling {
  const [, handling] =
    /(?:^|[,;\s])handling\s*=\s*"?(strict|lenient)"?\s*(?:$|[,;\s])/i.exec(prefer) ?? []
  return handling?.toLowerCase() as Handling
}

export function readSearch(
  context: CriteriaContext,
  type: string,
  query: Query,
  handling: Handling,
): Search {
  const { entries, empty } = readEntries(query, context.assumptions, handling)
  const results = readResultParameters(type, entries, context.assumptions)
  const criteria: Criterion[] = []
  const unknown = new Set<string>()
  // What is asked twice is asked once.
  const asked = new Set<string>()
  for (const [name, value] of entries) {
    const pair = `${name}=${value}`
    if (isResultParameter(name) || asked.has(pair)) continue
    asked.add(pair)
    const criterion = readCriterion(context, type, name, value)
    if (criterion !== undefined) criteria.push(criterion)
    else unknown.add(name)
  }
  for (const name of unknown) assertNotInferred(type, name)
  const idle =
    handling === 'lenient'
      ? []
      : results.includes.flatMap((include) => tellIdle(type, include) ?? [])
  const ignored = [...empty, ...idle, ...describeUnknown(context, type, [...unknown], handling)]
  return { criteria, results, ignored }
}

// The parameters that have values, and what is said of those without, which are ignored.
export function readEntries(
  query: Query,
  assumptions: Assumptions,
  handling: Handling,
): { readonly entries: Entries; readonly empty: readonly string[] } {
  const all = entriesOf(query)
  const empty = all
    .filter(([, value]) => value === '')
    .map(([name]) => tellEmpty(name, assumptions, handling))
  const entries = all.filter(([, value]) => value !== '')
  return { entries, empty: handling === 'lenient' ? [] : empty }
}

const MOST_TOLD = 5

function describeUnknown(
  { assumptions }: CriteriaContext,
  type: string,
  names: readonly string[],
  handling: Handling,
): readonly string[] {
  if (handling === 'lenient') return []
  const told = names.slice(0, MOST_TOLD).map((name) => {
    return tellUnknown(problemWith(type, name), name, assumptions, handling)
  })
  const left = names.length - told.length
  return left === 0
    ? told
    : [...told, `${type} has no search parameters of ${left} other names, either.`]
}

// [search-empty-value]
function tellEmpty(name: string, { fhirEmptyParameter }: Assumptions, handling: Handling): string {
  const problem = 'it has no value; give one, or leave it out.'
  if (fhirEmptyParameter === 'ignored' && handling !== 'strict') {
    return `${name}: ${problem} It was ignored.`
  }
  throw queryError('search-empty-value', name, problem)
}

const INFERRED = /^(?:infer|detectEntities)-/

// [search-nlp]
function assertNotInferred(type: string, name: string): void {
  if (type !== 'DocumentReference' || !INFERRED.test(name)) return
  throw new FhirError(501, 'search-nlp', [
    {
      severity: 'error',
      code: 'not-supported',
      diagnostics: 'Interaction not supported.',
      details: { text: `${shortened(name)} searches what a language model finds; leave it out.` },
    },
  ])
}

function problemWith(type: string, name: string): string {
  const [code = ''] = name.split(/[:.]/)
  if (code === '') return 'A parameter has no name.'
  const known = [
    ...searchParametersOf(type).map((parameter) => parameter.code),
    ...resultParameters,
  ]
  return `${type} has no search parameter ${shortened(code)}.${didYouMean(shortened(code), known)}`
}

// Throws where a parameter that is unknown is refused [search-unknown-parameter].
export function tellUnknown(
  problem: string,
  name: string,
  { fhirUnknownParameter }: Assumptions,
  handling: Handling,
): string {
  const isStrict = handling === 'strict' || fhirUnknownParameter === 'strict'
  if (!isStrict || handling === 'lenient') return `${problem} It was ignored.`
  throw queryError('search-unknown-parameter', name, problem)
}

export interface FoundPage {
  readonly matches: readonly FoundResource[]
  readonly included: readonly FoundResource[]
  // Of all matches, where it is asked for.
  readonly total: number | undefined
  // What the next page comes after, if there is one.
  readonly last: Json | undefined
}

export function findPage(
  searched: Searched,
  type: string,
  { criteria, results }: Search,
  // What the page comes after; nothing, if it is the first.
  after?: Json,
  // What this page has in common with those before it, if there are any.
  pages?: string,
): FoundPage {
  const { count, sort, hasTotal, isCount, includes } = results
  const needsAll = hasTotal || isCount || after !== undefined
  const found =
    pages === undefined
      ? findRows(searched, type, { criteria, sort, limit: needsAll ? Infinity : count + 1 })
      : walk(searched.store, pages, () => findRows(searched, type, { criteria, sort }))
  const { index, rows } = found
  const start = after === undefined ? 0 : rowsUpTo(found, sort, readPlace(after))
  const page = isCount ? [] : rows.slice(start, start + count)
  const last = page.at(-1)
  const hasMore = last !== undefined && rows.length > start + count
  const matches = page.map((row) => ({ type, version: versionAt(index, row) }))
  return {
    matches,
    included: findIncluded(searched, matches, includes),
    total: hasTotal || isCount ? rows.length : undefined,
    last: hasMore ? writePlace(placeOf(index, sort, last)) : undefined,
  }
}

const walk = createWalk<FoundRows>()
