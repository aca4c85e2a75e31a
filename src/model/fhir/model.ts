import { parseCodeSet, type CodeSet } from './code-sets.ts'
import { loadTables, type Tables } from './load-tables.ts'
import { readRows } from './rows.ts'
import { parseSearchParameters, type SearchParameter } from './search-parameters.ts'
import { isResourceType, parseTypes, type TypeDefinition } from './types.ts'

// What HL7 defines of FHIR R4. Each row of a table is parsed when it is first asked for.
export interface FhirModel {
  type(name: string): TypeDefinition | undefined
  // In alphabetical order; without the abstract Resource and DomainResource.
  resourceTypes(): readonly string[]
  resourceType(name: string): TypeDefinition | undefined
  // Those of every resource too.
  searchParameters(resourceType: string): ReadonlyMap<string, SearchParameter>
  codeSet(name: string): CodeSet | undefined
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

function createModel(tables: Tables): FhirModel {
  const elementRows = readRows(tables.elements)
  const types = new Map<string, TypeDefinition>()
  const type = (name: string): TypeDefinition | undefined => {
    const known = types.get(name)
    if (known !== undefined) return known
    const root = name.replace(/\..*$/, '')
    const row = elementRows.get(root)
    if (row === undefined) return undefined
    for (const parsed of parseTypes(root, row, type)) types.set(parsed.name, parsed)
    return types.get(name)
  }
  const resourceType = (name: string): TypeDefinition | undefined => {
    const found = abstractTypes.has(name) ? undefined : type(name)
    return found !== undefined && isResourceType(found) ? found : undefined
  }

  const searchRows = cached(readRows(tables.searchParameters), parseSearchParameters)
  const searchParameters = remembered((name) => {
    const own = searchRows(name) ?? []
    const common = searchRows('Resource') ?? []
    return new Map([...common, ...own])
  })
  return {
    type,
    resourceType,
    resourceTypes: () =>
      [...elementRows.keys()].filter((name) => resourceType(name) !== undefined).toSorted(),
    searchParameters,
    codeSet: cached(readRows(tables.codeSets), parseCodeSet),
  }
}

const abstractTypes: ReadonlySet<string> = new Set(['Resource', 'DomainResource'])

function cached<T>(
  rows: ReadonlyMap<string, string>,
  parse: (row: string) => T,
): (name: string) => T | undefined {
  return remembered((name) => {
    const row = rows.get(name)
    return row === undefined ? undefined : parse(row)
  })
}

function remembered<T>(make: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    const made = make(name)
    known.set(name, made)
    return made
  }
}
