import type { Scope } from '../context/context.ts'
import type { Searched } from '../search/filters.ts'
import type { FoundResource } from '../search/include.ts'
import { readCount } from '../search/result-parameters.ts'
import { findPage, readHandling, readSearch } from '../search/search.ts'
import { subsetOf, type Subset } from '../search/subset.ts'
import type { View } from '../search/view.ts'
import type { FhirAnswer } from './answer.ts'
import { writeBundle } from './bundle.ts'
import { assertAllowed, assertType, findFhirStore } from './find-store.ts'
import { givenCount, openPage } from './page.ts'
import type { TypeInput } from './read.ts'

// [search-bundle]
export function search(scope: Scope, input: TypeInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Query = {}, Headers = {}, base } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'GET')

  const { assumptions } = scope.settings
  const count = readCount(givenCount(Query), assumptions)
  const { position, isFirst, nextUrl } = openPage(input, type, count, searchMoment(scope))
  const context = { datastoreId: DatastoreId, assumptions }
  const query = isFirst ? Query : { ...position.query, _count: [String(count)] }
  const handling = isFirst ? readHandling(Headers['prefer']) : 'lenient'
  const asked = readSearch(context, type, query, handling)

  const searched: Searched = { ...context, store, view: position, found: new Map() }
  const { after, ...moment } = position
  const pages = isFirst ? undefined : JSON.stringify([type, moment])
  const page = findPage(searched, type, asked, after, pages)
  const { subset } = asked.results
  // Named elements are those of the matches.
  const ofIncluded = subset?.kind === 'elements' ? undefined : subset
  const text = writeBundle({
    type: 'searchset',
    total: page.total,
    next: page.last === undefined ? undefined : nextUrl(page.last),
    entries: [
      ...page.matches.map((match) => writeEntry(base, match, 'match', subset)),
      ...page.included.map((other) => writeEntry(base, other, 'include', ofIncluded)),
    ],
  })
  return { StatusCode: 200, headers: {}, text, ignored: asked.ignored }
}

// What is seen now, by all pages that follow [search-pages].
export function searchMoment({ state, settings }: Scope): View {
  return { sequence: state.sequence, indexed: state.now - settings.durations.searchIndex }
}

export function writeEntry(
  base: string,
  { type, version }: FoundResource,
  mode: 'match' | 'include',
  subset?: Subset,
): string {
  const fullUrl = JSON.stringify(`${base}${type}/${version.id}`)
  const text = subset === undefined ? version.text : subsetOf(type, version.text, subset)
  return `{"fullUrl":${fullUrl},"resource":${text},"search":{"mode":"${mode}"}}`
}
