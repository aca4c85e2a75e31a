import type { Scope } from '../context/context.ts'
import { fhirError, type FhirError } from '../fhir/fhir-error.ts'
import { writeOutcome } from '../fhir/outcome.ts'
import { deleteResource } from '../resources/write.ts'
import type { FoundResource } from '../search/include.ts'
import { queryError } from '../search/query-error.ts'
import { readCount } from '../search/result-parameters.ts'
import { findPage } from '../search/search.ts'
import type { FhirAnswer } from './answer.ts'
import { writeBundle } from './bundle.ts'
import { changed, readCondition } from './conditional.ts'
import { assertAllowed, assertType, findFhirStore } from './find-store.ts'
import { openPage } from './page.ts'
import type { TypeInput } from './read.ts'
import { searchMoment } from './search.ts'
import { isStrongWrite } from './write.ts'

// Deletes what the criteria find, a page at a time; each is answered by itself [conditional-delete-many].
export function removeMany(
  scope: Scope,
  input: TypeInput,
  // The values of _count.
  [given, ...more]: readonly string[],
): FhirAnswer {
  const { DatastoreId, ResourceType: type, Headers = {} } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'DELETE')
  if (Headers['if-match'] !== undefined) {
    throw fhirError(
      400,
      'conditional-delete-many',
      'invalid',
      'If-Match does not go with _count; leave out one of the two.',
    )
  }
  if (more.length > 0) throw queryError('conditional-delete-many', '_count', 'give it once.')
  const { assumptions } = scope.settings
  const count = readCount(given, assumptions)
  const { position, nextUrl } = openPage(input, type, count, searchMoment(scope), 'DELETE')
  const query = { ...position.query, _count: [String(count)] }
  const search = readCondition(scope, input, query)
  const isStrong = isStrongWrite(Headers)

  const searched = {
    datastoreId: DatastoreId,
    assumptions,
    store,
    view: position,
    found: new Map(),
  }
  const { matches, last } = findPage(searched, type, search, position.after)
  const text = writeBundle({
    type: 'batch-response',
    total: undefined,
    next: last === undefined ? undefined : nextUrl(last),
    entries: matches.map((match) => removeOne(scope, store, match, isStrong)),
  })
  return { StatusCode: 200, headers: {}, text }
}

function removeOne(
  scope: Scope,
  store: Parameters<typeof deleteResource>[1],
  { type, version }: FoundResource,
  isStrong: true | undefined,
): string {
  const location = `${type}/${version.id}`
  if (store.types.get(type)?.latest.get(version.id) === version) {
    deleteResource(scope, store, type, version.id, isStrong)
    return `{"response":${JSON.stringify({ status: '204', location })}}`
  }
  const { statusCode, issues } = changed() as FhirError
  const status = JSON.stringify(String(statusCode))
  return `{"response":{"status":${status},"location":${JSON.stringify(location)},"outcome":${writeOutcome(issues)}}}`
}
