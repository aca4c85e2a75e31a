import type { ServiceError } from '../../kernel/errors.ts'
import type { JsonObject } from '../../kernel/json.ts'
import {
  openResourceStore,
  type ResourceStore,
  type ResourceVersion,
} from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { fhirError } from '../fhir/fhir-error.ts'
import type { FoundResource } from '../search/include.ts'
import { entriesOf, type Query } from '../search/query-text.ts'
import { isResultParameter } from '../search/result-parameters.ts'
import { findPage, readSearch, type Search } from '../search/search.ts'
import { visibleVersion } from '../search/view.ts'
import { deleteResource } from '../resources/write.ts'
import { answerWithoutBody, answerWithResource, type FhirAnswer } from './answer.ts'
import { assertAllowed, assertId, assertType, findFhirStore } from './find-store.ts'
import { assertPreconditions } from './preconditions.ts'
import { preferred } from './preferred.ts'
import { readBody } from './read-body.ts'
import type { TypeInput } from './read.ts'
import { searchMoment } from './search.ts'
import { drawId, isStrongWrite, storeBody, withIssues } from './write.ts'

// What a criterion asks for, as search finds it; any parameter that is not known is refused [conditional-criteria].
export function readCondition(
  { settings }: Scope,
  { DatastoreId, ResourceType: type }: TypeInput,
  query: Query,
): Search {
  const context = { datastoreId: DatastoreId, assumptions: settings.assumptions }
  const search = readSearch(context, type, query, 'strict')
  if (search.criteria.length > 0) return search
  throw fhirError(
    400,
    'conditional-criteria',
    'invalid',
    `${type}: a condition needs one search parameter at least.`,
  )
}

// Two at most: more is of no interest.
export function findMatches(
  scope: Scope,
  { DatastoreId, ResourceType: type }: TypeInput,
  store: ResourceStore,
  { results, ...search }: Search,
): readonly FoundResource[] {
  const searched = {
    datastoreId: DatastoreId,
    assumptions: scope.settings.assumptions,
    store,
    view: searchMoment(scope),
    found: new Map(),
  }
  const firstTwo = { ...results, count: 2, includes: [], hasTotal: false, isCount: false }
  return findPage(searched, type, { ...search, results: firstTwo }).matches
}

// [conditional-update]
export function updateByCondition(
  scope: Scope,
  input: TypeInput,
  // Where the payload has another id than what is found.
  statusOfOtherId: 400 | 409 = 409,
): FhirAnswer {
  const { DatastoreId, ResourceType: type, Query = {} } = input
  const known = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'PUT')
  const search = readCondition(scope, input, Query)
  const isStrong = isStrongWrite(input.Headers)
  const body = readBody(scope, input, type)
  const given = readId(body.resource)

  const [match, another] = findMatches(scope, input, known, search)
  if (another !== undefined) throw several(type)
  const found = match?.version.id
  if (found === undefined) assertFree(known, type, given)
  else assertSame(found, given, statusOfOtherId)
  // Which may be a later one than what is found.
  const current = found === undefined ? undefined : known.types.get(type)?.latest.get(found)
  assertPreconditions(input, current)

  const store = openResourceStore(scope.region.resources, DatastoreId)
  const id = found ?? given ?? drawId(scope, store, type)
  const version = storeBody(scope, store, body, { type, id, method: 'PUT', isStrong })
  const status = current?.text === undefined ? 201 : 200
  return preferred(scope, input, withIssues(answerWithResource(status, type, id, version), body))
}

function readId({ id }: JsonObject): string | undefined {
  if (typeof id !== 'string') return undefined
  assertId(id)
  return id
}

function assertFree({ types }: ResourceStore, type: string, id: string | undefined): void {
  if (id === undefined || types.get(type)?.latest.get(id) === undefined) return
  const problem = `The criteria find nothing, and the id ${id} is taken.`
  throw fhirError(409, 'conditional-update', 'conflict', problem)
}

function assertSame(found: string, given: string | undefined, status: 400 | 409): void {
  if (found === (given ?? found)) return
  const problem = `The criteria find the id ${found}, and that of the payload is ${given}.`
  throw fhirError(status, 'conditional-update', 'conflict', problem)
}

// [conditional-delete]
export function removeByCondition(scope: Scope, input: TypeInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Query = {} } = input
  const store = findFhirStore(scope, DatastoreId)
  assertType(scope, type)
  assertAllowed(type, 'DELETE')
  const search = readCondition(scope, input, Query)
  const isStrong = isStrongWrite(input.Headers)
  const [match, another] = findMatches(scope, input, store, search)
  if (another !== undefined) throw several(type)
  if (match === undefined) return answerNoMatch(scope, store, type, Query)
  const { id } = match.version
  const current = store.types.get(type)?.latest.get(id)
  assertPreconditions(input, current)
  if (current !== match.version) throw changed()
  const deleted = deleteResource(scope, store, type, id, isStrong) as ResourceVersion
  return answerWithoutBody(204, type, id, deleted)
}

const besideId: readonly string[] = ['_id', 'createdAt', '_tag', '_lastUpdated']

// An id alone, or with what is told of it, tells more than that nothing was found [conditional-delete-by-id].
function answerNoMatch(scope: Scope, store: ResourceStore, type: string, query: Query): FhirAnswer {
  const criteria = entriesOf(query).filter(([name]) => !isResultParameter(name))
  const [id, ...others] = criteria.flatMap(([name, value]) => (name === '_id' ? [value] : []))
  const isById = others.length === 0 && criteria.every(([name]) => besideId.includes(name))
  const current = isById && id !== undefined ? store.types.get(type)?.latest.get(id) : undefined
  if (id === undefined || current === undefined) {
    throw fhirError(404, 'conditional-delete', 'not-found', `The criteria find no ${type}.`)
  }
  if (current.text === undefined) return answerWithoutBody(204, type, id, current)
  if (visibleVersion(current, searchMoment(scope)) !== current) throw changed()
  throw fhirError(
    409,
    'conditional-delete-by-id',
    'conflict',
    `There is a ${type}/${id}, which the other criteria do not find.`,
  )
}

function several(type: string): ServiceError {
  return fhirError(
    412,
    'conditional-several',
    'multiple-matches',
    `The criteria find more than one ${type}.`,
  )
}

// [conditional-race]
export function changed(): ServiceError {
  return fhirError(
    412,
    'conditional-race',
    'exception',
    'Resource was modified by another operation. Retry the request.',
  )
}
