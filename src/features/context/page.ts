import { digest } from '../../kernel/random.ts'
import type { Row, Scan, Table } from '../../kernel/table.ts'
import { serviceError, type Scope } from './context.ts'
import type { Position } from '../../kernel/ordered-list.ts'

// What a List operation asks for.
export interface Listing<R> extends Pick<Scan<R>, 'index' | 'madeAfter' | 'madeBefore' | 'test'> {
  readonly operation: string
  // What the page token is bound to, besides the operation and the region.
  readonly filter: object
  readonly maxResults: number | undefined
  readonly nextToken: string | undefined
}

// Without a token it is the last [list-last-page].
export interface Page<R> {
  readonly records: R[]
  readonly nextToken?: string
}

const DEFAULT_PAGE_SIZE = 100

// [list-order] [list-page-size] [page-token] A token is the place of the last record of the page before, so a page stays
// right whatever comes and goes in between.
export function listPage<R extends Row>(
  scope: Scope,
  records: Table<R>,
  listing: Listing<R>,
): Page<R> {
  const { maxResults: limit = DEFAULT_PAGE_SIZE, index, madeAfter, madeBefore, test } = listing
  const after = readPageToken(scope, listing)
  const newestFirst = scope.settings.assumptions.listOrder === 'newest-first'
  const found = records.scan({
    index,
    newestFirst,
    after,
    madeAfter,
    madeBefore,
    limit: limit + 1,
    test,
  })
  const last = found[limit - 1]
  if (found.length <= limit || last === undefined) return { records: found }
  return { records: found.slice(0, limit), nextToken: toPageToken(last, bindingOf(scope, listing)) }
}

export function readPageToken(scope: Scope, listing: Listing<never>): Position | undefined {
  const { nextToken: token } = listing
  if (token === undefined) return undefined
  const [at = '', sequence = ''] = token.slice(16).split('.')
  const position = { at: Number.parseInt(at, 36), sequence: Number.parseInt(sequence, 36) }
  if (toPageToken(position, bindingOf(scope, listing)) === token) return position
  throw serviceError(
    scope,
    'page-token',
    'ValidationException',
    'The NextToken is not valid for this request.',
  )
}

function toPageToken({ at, sequence }: Position, binding: string): string {
  const position = `${at.toString(36)}.${sequence.toString(36)}`
  return `${digest(binding + position)}${position}`
}

function bindingOf({ regionName }: Scope, { operation, filter }: Listing<never>): string {
  return JSON.stringify([operation, regionName, filter])
}
