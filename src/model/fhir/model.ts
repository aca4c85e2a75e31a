import { parseCodeSet, type CodeSet } from './code-sets.ts'
import { loadTables, type Tables } from './load-tables.ts'
import { findRow, namesOfRows, parseRows } from './rows.ts'
import { parseSearchParameters, type SearchParameter } from './search-parameters.ts'
import { isResourceDefinition, parseTypes, type TypeDefinition } from './types.ts'

// What HL7 defines of FHIR R4. Each row of a table is parsed when it is first asked for.
export interface FhirModel {
  type(name: string): TypeDefinition | undefined
  // In alphabetical order; without the abstract Resource and DomainResource.
  resourceTypes(): readonly string[]
  resourceType(name: string): TypeDefinition | undefined
  // Those of every resource too.
  searchParameters(resourceType: string): ReadonlyMap<string, SearchParameter>
  codeSet(name: string): CodeSet | undefined
  // The types of the compartment of patients, with the search parameters of which one leads to the patient.
  patientCompartment(): ReadonlyMap<string, readonly string[]>
}

const models = new WeakMap<Tables, FhirModel>()

export function fhirModel(): FhirModel {
  const tables = loadTables()
  const known = models.get(tables)
  if (known !== undefined) return known
  const model = createModel(tables)
  models.set(tables, model)
  return model
}

const CAPITAL = /^[A-Z]/

function createModel(tables: Tables): FhirModel {
  const types = new Map<string, TypeDefinition>()
  const type = (name: string): TypeDefinition | undefined => {
    const known = types.get(name)
    // Primitives, which begin with a small letter, have no definitions.
    if (known !== undefined || !CAPITAL.test(name)) return known
    const root = name.replace(/\..*$/, '')
    const row = findRow(tables.elements, root)
    if (row === undefined) return undefined
    for (const parsed of parseTypes(root, row, type)) types.set(parsed.name, parsed)
    return types.get(name)
  }
  const resourceType = (name: string): TypeDefinition | undefined => {
    const found = abstractTypes.has(name) ? undefined : type(name)
    return found !== undefined && isResourceDefinition(found) ? found : undefined
  }

  let compartment: ReadonlyMap<string, readonly string[]> | undefined
  // Searches alone need these, so the package loads them by themselves.
  const ownParameters = parsedOnce(() => tables.searchParameters, parseSearchParameters)
  return {
    type,
    resourceType,
    resourceTypes: () =>
      namesOfRows(tables.elements)
        .filter((name) => resourceType(name) !== undefined)
        .toSorted(),
    searchParameters: (name) =>
      new Map(['Resource', name].flatMap((each) => [...(ownParameters(each) ?? [])])),
    codeSet: parsedOnce(() => tables.codeSets, parseCodeSet),
    patientCompartment: () => (compartment ??= parseRows(tables.patientCompartment)),
  }
}

const abstractTypes: ReadonlySet<string> = new Set(['Resource', 'DomainResource'])

function parsedOnce<T>(
  table: () => string,
  parse: (row: string, name: string) => T,
): (name: string) => T | undefined {
  const known = new Map<string, T>()
  return (name) => {
    const parsed = known.get(name)
    if (parsed !== undefined) return parsed
    const row = findRow(table(), name)
    if (row === undefined) return undefined
    const made = parse(row, name)
    known.set(name, made)
    return made
  }
}
