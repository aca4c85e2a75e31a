import type { OperationName } from '../../model/healthlake/infer.ts'
import { digest } from '../../kernel/random.ts'
import type { Table, Row, Position, Scan } from '../../kernel/table.ts'
import type { Scope } from './context.ts'
import { serviceError } from '../../service/service.ts'

export interface Listing<R> extends Pick<Scan<R>, 'index'> {
  readonly test: (record: R) => boolean
  readonly operation: OperationName
  // What the page token is bound to, besides the operation and the region.
  readonly filter: object
  readonly maxResults: number | undefined
  readonly nextToken: string | undefined
}

// [list-last-page]
export interface Page<R> {
  readonly records: R[]
  readonly nextToken?: string
}

const DEFAULT_PAGE_SIZE = 100

// [list-order] [list-page-size] [page-token] A token is the place of the last record of the page
// before, so a page stays right whatever comes and goes in between.
export function listPage<R extends Row>(
  scope: Scope,
  records: Table<R>,
  listing: Listing<R>,
): Page<R> {
  const { operation, filter, maxResults, nextToken, test, index } = listing
  const limit = maxResults ?? DEFAULT_PAGE_SIZE
  const binding = JSON.stringify([operation, scope.regionName, filter])
  const after = nextToken === undefined ? undefined : place(nextToken, binding)
  if (nextToken !== undefined && after === undefined) {
    throw serviceError(
      scope.service,
      'page-token',
      'ValidationException',
      'The NextToken is not valid for this request.',
    )
  }
  const newestFirst = scope.service.settings.assumptions.listOrder === 'newest-first'
  const only = index === undefined ? {} : { index }
  const found = records.scan({ ...only, newestFirst, after, limit: limit + 1, test })
  const last = found[limit - 1]
  if (found.length <= limit || last === undefined) return { records: found }
  return { records: found.slice(0, limit), nextToken: tokenOf(last, binding) }
}

function tokenOf({ at, sequence }: Position, binding: string): string {
  const position = `${at.toString(36)}.${sequence.toString(36)}`
  return `${digest(binding + position)}${position}`
}

function place(token: string, binding: string): Position | undefined {
  const [at = '', sequence = ''] = token.slice(16).split('.')
  const position = { at: Number.parseInt(at, 36), sequence: Number.parseInt(sequence, 36) }
  return tokenOf(position, binding) === token ? position : undefined
}
