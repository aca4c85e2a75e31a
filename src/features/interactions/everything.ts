import { bisect } from '../../kernel/bisect.ts'
import type { Json } from '../../kernel/json.ts'
import { versionsOf } from '../../state/resources.ts'
import type { Scope } from '../context/context.ts'
import { createWalk } from '../resources/walks.ts'
import { careFilter } from '../search/care-window.ts'
import { findCompartment } from '../search/compartment.ts'
import type { FoundResource } from '../search/include.ts'
import type { Searched } from '../search/filters.ts'
import { readCount } from '../search/result-parameters.ts'
import { readHandling } from '../search/search.ts'
import type { FhirAnswer } from './answer.ts'
import { writeBundle } from './bundle.ts'
import { readEverythingParameters, type EverythingParameters } from './everything-parameters.ts'
import { findFhirStore } from './find-store.ts'
import { givenCount, openPage } from './page.ts'
import { assertPresent, findLatest, type InstanceInput } from './read.ts'
import { searchMoment, writeEntry } from './search.ts'

// [everything]
export function searchEverything(scope: Scope, input: InstanceInput): FhirAnswer {
  const { DatastoreId, ResourceType: type, Id: id, Query = {}, Headers = {}, base } = input
  const latest = findLatest(scope, DatastoreId, type, id)
  const { assumptions } = scope.settings
  const count = readCount(givenCount(Query), assumptions)
  const path = `${type}/${id}/$everything`
  const { position, isFirst, nextUrl } = openPage(input, path, count, searchMoment(scope))
  const handling = isFirst ? readHandling(Headers['prefer']) : 'lenient'
  const query = isFirst ? Query : position.query
  const asked = readEverythingParameters(query, assumptions, handling)
  // Pages that follow show the patient whom the first did.
  const seen = [...versionsOf(latest)].find(({ sequence }) => sequence <= position.sequence)
  assertPresent(seen ?? latest, type, id)

  const store = findFhirStore(scope, DatastoreId)
  const searched: Searched = {
    datastoreId: DatastoreId,
    assumptions,
    store,
    view: position,
    found: new Map(),
  }
  const { after, ...moment } = position
  const find = () => findAll(searched, id, asked)
  const found = isFirst ? find() : walk(store, JSON.stringify([path, moment]), find)
  const start = after === undefined ? 0 : bisect(found, isUpTo(after))
  const end = start + count
  const page = found.slice(start, end)
  const last = page.at(-1)
  const text = writeBundle({
    type: 'searchset',
    total: found.length,
    next:
      last !== undefined && found.length > end ? nextUrl([last.type, last.version.id]) : undefined,
    entries: page.map((each) => writeEntry(base, each, 'match')),
  })
  return { StatusCode: 200, headers: {}, text, ignored: asked.ignored }
}

const walk = createWalk<readonly FoundResource[]>()

function findAll(
  searched: Searched,
  id: string,
  { types, since, window }: EverythingParameters,
): readonly FoundResource[] {
  return findCompartment(searched, id, (each) => types?.has(each) !== false)
    .filter(({ version }) => version.at >= since)
    .filter(window === undefined ? () => true : careFilter(window))
}

// By type and then id, as they come.
function isUpTo(last: Json): (found: FoundResource) => boolean {
  const [lastType, lastId] = last as readonly [string, string]
  return ({ type, version: { id } }) => type < lastType || (type === lastType && id <= lastId)
}
