import type { ResourceStore } from '../../state/resources.ts'
import type { Context } from '../context/context.ts'
import { queryError } from './query-error.ts'
import type { Query } from './query-text.ts'
import { findPage, readSearch } from './search.ts'

// What shapes an answer, of which there is none.
const ofAnswers = /^(?:_summary|_elements|_total|_include|_revinclude|page)(?::|$)/

// The texts of all that a search would find now, in order.
export function searchTexts(
  { state, settings }: Context,
  store: ResourceStore,
  datastoreId: string,
  type: string,
  query: Query,
): readonly string[] {
  const shaping = Object.keys(query).find((name) => ofAnswers.test(name))
  if (shaping !== undefined) {
    throw queryError(
      'search-bundle',
      shaping,
      'it shapes a Bundle, which search does not return; leave it out.',
    )
  }
  const context = { datastoreId, assumptions: settings.assumptions }
  const search = readSearch(context, type, query, 'strict')
  const view = { sequence: state.sequence, indexed: state.now - settings.durations.searchIndex }
  const count = query['_count'] === undefined ? Infinity : search.results.count
  const results = { ...search.results, count }
  const { matches } = findPage({ ...context, store, view, found: new Map() }, type, {
    ...search,
    results,
  })
  return matches.map(({ version }) => version.text)
}
