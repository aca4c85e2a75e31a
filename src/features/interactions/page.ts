import type { Json } from '../../kernel/json.ts'
import type { Query } from '../search/query-text.ts'
import type { FhirRequestInput } from './input.ts'
import { readOnce } from './read-once.ts'
import { readPageToken, writePageToken, type PagePosition } from './page-token.ts'

export interface Page {
  readonly position: PagePosition
  readonly isFirst: boolean
  // Where the page after it is, which comes after that.
  readonly nextUrl: (last: Json) => string
}

// The page that is asked for at a path, of so many; the first shows the data store as of that moment.
export function openPage(
  { DatastoreId, Query = {}, base }: Pick<FhirRequestInput, 'DatastoreId' | 'Query' | 'base'>,
  path: string,
  count: number,
  moment: Pick<PagePosition, 'sequence' | 'indexed'>,
  // Pages of another method are other pages.
  method = 'GET',
): Page {
  const address = `${method} ${DatastoreId}/${path}`
  const token = readOnce(Query, 'page', 'fhir-page-token')
  const position =
    token === undefined
      ? { query: withoutPaging(Query), after: undefined, ...moment }
      : readPageToken(token, address, count)
  return {
    position,
    isFirst: token === undefined,
    nextUrl: (last) => {
      const next = { ...position, after: last }
      // As it came: a token ends in signs that would be encoded otherwise.
      return `${base}${path}?_count=${count}&page=${writePageToken(next, address, count)}`
    },
  }
}

// One without a value is ignored [search-empty-value].
export function givenCount(query: Query): string | undefined {
  return query['_count']?.find((text) => text !== '')
}

function withoutPaging(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name !== 'page' && name !== '_count'),
  )
}
