import { pickMembers } from '../../kernel/json-members.ts'
import { isJsonArray, isJsonObject, type JsonObject } from '../../kernel/json.ts'
import type { ExportJob } from '../../state/jobs.ts'
import type { ResourceStore, ResourceVersion } from '../../state/resources.ts'
import {
  readExportQuery,
  type ExportQuery,
  type WantedCoding,
} from '../interactions/export-query.ts'
import { findCompartments } from '../search/patient-compartments.ts'
import { membersOfGroup } from './group-members.ts'

type Selected = readonly (readonly [type: string, texts: readonly string[]])[]

// The resources that an export over the FHIR endpoint asks for, as their texts, by type in alphabetical order, then in
// order of arrival.
export function selectTexts(
  store: ResourceStore,
  datastoreId: string,
  request: NonNullable<ExportJob['request']>,
): Selected {
  const query = readExportQuery(request.Query)
  return Array.from(versionsFor(store, datastoreId, request))
    .filter(([type]) => query.types?.has(type) !== false)
    .map(([type, versions]) => [type, textsOf(versions, query)] as const)
    .filter(([, texts]) => texts.length > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

// [export-patients] [export-group]
function versionsFor(
  store: ResourceStore,
  datastoreId: string,
  { ResourceType, Id }: NonNullable<ExportJob['request']>,
): Iterable<readonly [type: string, versions: Iterable<ResourceVersion>]> {
  if (ResourceType === undefined) {
    return Array.from(store.types, ([type, { latest }]) => [type, latest.values()] as const)
  }
  const patients = Id === undefined ? patientsIn(store) : membersOfGroup(store, Id, datastoreId)
  return findCompartments(store, datastoreId, new Set(patients))
}

function patientsIn({ types }: ResourceStore): readonly string[] {
  const versions = Array.from(types.get('Patient')?.latest.values() ?? [])
  return versions.filter(({ text }) => text !== undefined).map(({ id }) => id)
}

function textsOf(versions: Iterable<ResourceVersion>, query: ExportQuery): readonly string[] {
  return Array.from(versions).flatMap(({ text, at }) => {
    const isWanted =
      text !== undefined && at >= query.since && at <= query.until && hasCodings(text, query)
    return isWanted ? [text] : []
  })
}

const metaAlone: ReadonlySet<string> = new Set(['meta'])

function hasCodings(text: string, { security, tags }: ExportQuery): boolean {
  if (security.length === 0 && tags.length === 0) return true
  const { meta } = pickMembers(text, metaAlone) as { readonly meta: JsonObject }
  return (
    security.every((wanted) => hasCoding(meta, 'security', wanted)) &&
    tags.every((wanted) => hasCoding(meta, 'tag', wanted))
  )
}

function hasCoding(meta: JsonObject, member: string, wanted: WantedCoding): boolean {
  const codings = meta[member]
  if (!isJsonArray(codings)) return false
  return codings.some((coding) => {
    if (!isJsonObject(coding)) return false
    const { system = '', code } = coding
    return system === wanted.system && (wanted.code === undefined || code === wanted.code)
  })
}
