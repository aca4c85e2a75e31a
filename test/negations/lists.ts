import type { lists as entries } from '../../src/model/ledger/lists.ts'
import type { Negation } from './negation.ts'

const page = 'src/core/requests/page.ts'
const listing = 'src/core/operations/list-fhir-datastores.ts'

/** Rules for every List operation, made false. */
export const lists: Record<keyof typeof entries, Negation> = {
  'list-order': {
    file: page,
    from: "assumptions.listOrder === 'newest-first'",
    to: "assumptions.listOrder !== 'newest-first'",
  },
  'list-page-size': {
    file: page,
    from: 'const DEFAULT_PAGE_SIZE = 100',
    to: 'const DEFAULT_PAGE_SIZE = 99',
  },
  'list-filters-together': {
    file: listing,
    from: '(CreatedBefore === undefined || at < CreatedBefore) &&',
    to: '(CreatedBefore === undefined || at < CreatedBefore) ||',
  },
  'list-dates-exclusive': {
    file: listing,
    from: 'at > CreatedAfter',
    to: 'at >= CreatedAfter',
  },
  'list-name-exact': {
    file: 'src/core/state/state.ts',
    from: 'name: ({ properties }) => properties.DatastoreName,',
    to: 'name: ({ properties }) => properties.DatastoreName?.toLowerCase(),',
  },
  'list-every-status': {
    file: listing,
    from: '(DatastoreStatus === undefined || properties.DatastoreStatus === DatastoreStatus)',
    to: "(DatastoreStatus === undefined ? properties.DatastoreStatus !== 'DELETED' : properties.DatastoreStatus === DatastoreStatus)",
  },
  'list-last-page': {
    file: page,
    from: 'if (found.length <= limit || last === undefined) return { records: found }',
    to: 'if (found.length < limit || last === undefined) return { records: found }',
  },
  'page-token': {
    file: page,
    from: 'return tokenOf(position, binding) === token ? position : undefined',
    to: 'return Number.isFinite(position.at) ? position : undefined',
  },
}
