import { fhirModel } from '../../model/fhir/model.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import type { ResourcesOfType, ResourceStore, ResourceVersion } from '../../state/resources.ts'
import { targetsOfRows } from './filters.ts'
import { findParameter } from './parameters.ts'
import { openColumn, openIndex, rowOf } from './type-index.ts'
import type { FoundVersion } from './view.ts'

// The latest versions that are in the compartments of these patients, by type: the patients, and what leads to one of
// them, in the index or not. What was deleted is found by what it was before [everything].
export function findCompartments(
  { types }: ResourceStore,
  datastoreId: string,
  patients: ReadonlySet<string>,
): ReadonlyMap<string, readonly ResourceVersion[]> {
  const found = new Map<string, readonly ResourceVersion[]>()
  for (const [type, codes] of fhirModel().patientCompartment()) {
    const resources = types.get(type)
    if (resources === undefined) continue
    const leads = readerOfPatients(resources, type, codes, datastoreId)
    const versions = Array.from(resources.latest.values()).filter(
      (version) =>
        (type === 'Patient' && patients.has(version.id)) ||
        leads(version).some((id) => patients.has(id)),
    )
    if (versions.length > 0) found.set(type, versions)
  }
  return found
}

// The ids of the patients that a resource leads to.
function readerOfPatients(
  resources: ResourcesOfType,
  type: string,
  codes: readonly string[],
  datastoreId: string,
): (version: ResourceVersion) => readonly string[] {
  const index = openIndex(resources, type, { datastoreId })
  const columns = codes.map((code) =>
    openColumn(index, findParameter(type, code) as SearchParameter),
  )
  return (latest) => {
    const version = latest.text === undefined ? latest.previous : latest
    if (version?.text === undefined) return []
    const row = rowOf(index, version as FoundVersion)
    return columns
      .flatMap((column) => targetsOfRows(column, [row]))
      .filter((target) => target.type === 'Patient')
      .map((target) => target.id as string)
  }
}
