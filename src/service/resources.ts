import { uuid } from '../kernel/random.ts'
import type { Datastore } from '../state/datastores.ts'
import { MisuseError } from '../kernel/errors.ts'
import { assertNotDisposed } from './misuse.ts'
import { nextRandom } from '../features/context/context.ts'
import type { Service } from './service.ts'
import { show } from '../kernel/suggest.ts'
import { assertResourceType } from './assert-resource-type.ts'
import { asMisuse, readQuery, toResource } from './resource-input.ts'
import { runDueTransitions } from './transitions.ts'
import {
  createResourceStore,
  openResourceStore,
  versionsOf,
  type ResourceVersion,
} from '../state/resources.ts'
import {
  currentTexts,
  deleteResource,
  prepareResource,
  writeVersion,
} from '../features/resources/write.ts'
import { searchTexts } from '../features/search/look.ts'
import { instantText } from '../kernel/instant.ts'
import type { Region } from '../state/state.ts'

/** The values of each search parameter, not encoded. */
type Query =
  | Readonly<Record<string, string | readonly string[]>>
  | Iterable<readonly [name: string, value: string]>

/** What every resource has. */
interface Identified {
  /** Its type in FHIR R4, such as 'Patient'. */
  resourceType: string
  /** Its id: 1 to 64 letters, digits, dots or hyphens (default: one from the seed). */
  id?: string | undefined
}

/** A resource: of a type of your program, or a literal with any members. */
export type GivenResource = Identified | (Identified & Record<string, unknown>)

/** A list of resources that can also be asserted to be one of a program's own type: `list('Patient') as Patient[]`. */
type ResourceList = Record<string, unknown>[] | (Record<string, unknown>[] & never[])

/** The FHIR resources of a data store, to read and arrange without a request. */
export interface Resources {
  /**
   * Lists resources.
   *
   * @param resourceType Only those of this type (default: all)
   * @returns Copies of their current versions, by type in alphabetical order, then in order of arrival
   * @throws MisuseError if FHIR R4 has no such type
   */
  list(resourceType?: string): ResourceList
  /**
   * Reads a resource.
   *
   * @param resourceType Its type
   * @param id Its id
   * @returns A copy of its current version; undefined if there is none
   * @throws MisuseError if FHIR R4 has no such type
   */
  get(resourceType: string, id: string): Record<string, unknown> | undefined
  /**
   * Finds resources as a search of the FHIR endpoint does, in the same order and with the same delay of the index.
   *
   * @example
   *   fake.resources(datastoreId).search('Observation', 'patient=p1&_sort=-date')
   *
   * @param resourceType Its type
   * @param query What follows the question mark of a URL, or the values of each parameter, as an object or a
   *   URLSearchParams (default: none). `_sort` and `_count` work, too; parameters that shape a Bundle, such as
   *   `_include` or `_summary`, are refused
   * @returns Copies of all that match, or of the first `_count` of them
   * @throws MisuseError if FHIR R4 has no such type, or the query is invalid or has a parameter that the type lacks
   */
  search(resourceType: string, query?: string | Query): ResourceList
  /**
   * Stores a resource, as the next version if one of its type and id exists. It is stored as JSON.stringify writes it:
   * undefined and functions are left out, a Date is text, and NaN and Infinity are null. Only its type and id are
   * checked.
   *
   * @param resource The resource; an id that is left out comes from the seed
   * @returns A copy of it as it is stored, with its `meta`
   * @throws MisuseError if it has no type of FHIR R4, an invalid id or more than 1,000 levels, cannot be written as
   *   JSON, or the data store is DELETED
   */
  put(resource: GivenResource): Record<string, unknown>
  /**
   * Lists all versions of a resource, those that its history at the FHIR endpoint would list.
   *
   * @param resourceType Its type
   * @param id Its id
   * @returns Its versions, the oldest first, deletions included; none if there never was such a resource
   * @throws MisuseError if FHIR R4 has no such type
   */
  versions(resourceType: string, id: string): StoredVersion[]
  /**
   * Deletes a resource, as a request would: its versions stay in the history, and its id stays taken.
   *
   * @param resourceType Its type
   * @param id Its id
   * @returns Whether it was there
   * @throws MisuseError if FHIR R4 has no such type, or the data store is DELETED
   */
  delete(resourceType: string, id: string): boolean
}

/** A version of a resource. */
export interface StoredVersion {
  /** As in `meta.versionId`: '1', '2' and so on. */
  readonly versionId: string
  /** When it was written, as ISO 8601 text. */
  readonly at: string
  /** How: imports, preloaded data and `put` count as PUT. */
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** A copy of the resource; undefined where it was deleted. */
  readonly resource: Record<string, unknown> | undefined
}

export function createResources(service: Service, datastoreId: string): Resources {
  function find() {
    runDueTransitions(service)
    return findStore(service, datastoreId)
  }
  function findAlive(where: string) {
    assertNotDisposed(service)
    const found = find()
    if (found.datastore.properties.DatastoreStatus !== 'DELETED') return found
    throw new MisuseError(
      `${where}: the data store ${datastoreId} is DELETED; use one that exists.`,
    )
  }
  function store() {
    return find().region.resources.get(datastoreId)
  }
  find()
  return {
    list(resourceType) {
      if (resourceType !== undefined) assertResourceType(resourceType, 'resources.list')
      return currentTexts(store())
        .filter(([type]) => type === (resourceType ?? type))
        .flatMap(([, texts]) => texts.map(parsed))
    },
    get(resourceType, id) {
      assertResourceType(resourceType, 'resources.get')
      const text = store()?.types.get(resourceType)?.latest.get(id)?.text
      return text === undefined ? undefined : parsed(text)
    },
    search(resourceType, query = {}) {
      assertResourceType(resourceType, 'resources.search')
      const given = readQuery(query)
      return asMisuse('resources.search', () =>
        searchTexts(service, store() ?? createResourceStore(), datastoreId, resourceType, given),
      ).map(parsed)
    },
    versions(resourceType, id) {
      assertResourceType(resourceType, 'resources.versions')
      return Array.from(
        versionsOf(store()?.types.get(resourceType)?.latest.get(id)),
        toView,
      ).toReversed()
    },
    put(resource) {
      const { region } = findAlive('resources.put')
      const given = toResource(resource)
      const whole =
        'id' in given ? given : { ...given, id: uuid(nextRandom(service, 'resourceId')) }
      const stored = prepareResource(whole, JSON.stringify(whole))
      const into = openResourceStore(region.resources, datastoreId)
      return parsed(writeVersion(service, into, stored, { method: 'PUT' }).text)
    },
    delete(resourceType, id) {
      assertResourceType(resourceType, 'resources.delete')
      const { region } = findAlive('resources.delete')
      const from = region.resources.get(datastoreId)
      if (from === undefined) return false
      return deleteResource(service, from, resourceType, id) !== undefined
    },
  }
}

function findStore(
  { state, settings }: Service,
  id: string,
): { readonly region: Region; readonly datastore: Datastore } {
  const own = state.regions.get(settings.region)
  for (const region of [...(own === undefined ? [] : [own]), ...state.regions.values()]) {
    const datastore = region.datastores.get(id)
    if (datastore !== undefined) return { region, datastore }
  }
  throw new MisuseError(
    `resources: there is no data store with the DatastoreId ${show(id)}; create one, or call addDatastore().`,
  )
}

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>
}

function toView({ versionId, at, method, text }: ResourceVersion): StoredVersion {
  const resource = text === undefined ? undefined : parsed(text)
  return { versionId: String(versionId), at: instantText(at), method, resource }
}
