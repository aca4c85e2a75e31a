import { fhirModel } from '../../model/fhir/model.ts'
import type { SearchParameter } from '../../model/fhir/search-parameters.ts'
import type { Searched } from './filters.ts'
import { indexOf, referrers, type FoundResource } from './include.ts'
import { findParameter } from './parameters.ts'
import { visibleVersion } from './view.ts'

// The patient and what is of the compartment, each once, by type and then id [everything].
export function findCompartment(
  searched: Searched,
  id: string,
  isWanted: (type: string) => boolean,
): readonly FoundResource[] {
  // In alphabetical order.
  return [...fhirModel().patientCompartment()]
    .filter(([type]) => isWanted(type) && searched.store.types.has(type))
    .flatMap(([type, codes]) => ofType(searched, id, type, codes))
}

function ofType(
  searched: Searched,
  id: string,
  type: string,
  codes: readonly string[],
): readonly FoundResource[] {
  const index = indexOf(searched, type)
  const found = codes.flatMap((code) => {
    const parameter = findParameter(type, code) as SearchParameter
    return referrers(searched, index, parameter, `Patient/${id}`)
  })
  const itself = type === 'Patient' ? patient(searched, id) : []
  const versions = new Set([...itself, ...found].map(({ version }) => version))
  return [...versions]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((version) => ({ type, version }))
}

function patient({ store, view }: Searched, id: string): readonly FoundResource[] {
  const version = visibleVersion(store.types.get('Patient')?.latest.get(id), view)
  return version === undefined ? [] : [{ type: 'Patient', version }]
}
