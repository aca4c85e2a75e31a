/** What the generator reads of HL7's definitions: only the members that it needs. */
export interface Definitions {
  readonly structures: readonly Structure[]
  readonly searchParameters: readonly SearchParameter[]
  readonly valueSets: ReadonlyMap<string, ValueSet>
  readonly codeSystems: ReadonlyMap<string, CodeSystem>
  readonly compartments: ReadonlyMap<string, Compartment>
}

export interface Structure {
  readonly resourceType: 'StructureDefinition'
  readonly type: string
  readonly kind: 'primitive-type' | 'complex-type' | 'resource' | 'logical'
  readonly derivation?: 'specialization' | 'constraint'
  readonly baseDefinition?: string
  readonly snapshot: { readonly element: readonly StructureElement[] }
}

export interface StructureElement {
  readonly path: string
  readonly min: number
  readonly max: string
  readonly isSummary?: boolean
  readonly contentReference?: string
  readonly base?: { readonly path: string }
  readonly type?: readonly ElementType[]
  readonly binding?: { readonly strength: string; readonly valueSet?: string }
}

export interface ElementType {
  readonly code: string
  readonly profile?: readonly string[]
  readonly targetProfile?: readonly string[]
  readonly extension?: readonly { readonly url: string; readonly valueUrl?: string }[]
}

export interface SearchParameter {
  readonly resourceType: 'SearchParameter'
  readonly id: string
  readonly url: string
  readonly version?: string
  readonly code: string
  readonly base?: readonly string[]
  readonly type: string
  readonly expression?: string
  readonly target?: readonly string[]
  readonly component?: readonly { readonly definition: string; readonly expression: string }[]
}

interface ValueSet {
  readonly resourceType: 'ValueSet'
  readonly url: string
  readonly compose?: {
    readonly include: readonly ValueSetInclude[]
    readonly exclude?: readonly unknown[]
  }
}

export interface ValueSetInclude {
  readonly system?: string
  readonly concept?: readonly { readonly code: string }[]
  readonly filter?: readonly unknown[]
  readonly valueSet?: readonly string[]
}

interface CodeSystem {
  readonly resourceType: 'CodeSystem'
  readonly url: string
  readonly content: string
  readonly concept?: readonly Concept[]
}

export interface Concept {
  readonly code: string
  readonly concept?: readonly Concept[]
}

interface Compartment {
  readonly resourceType: 'CompartmentDefinition'
  readonly url: string
  readonly resource: readonly { readonly code: string; readonly param?: readonly string[] }[]
}

type Definition = Structure | SearchParameter | ValueSet | CodeSystem | Compartment

const fileNames =
  /^(?:StructureDefinition|SearchParameter|ValueSet|CodeSystem|CompartmentDefinition)-/

/** Sorts the files of HL7's package; of its profiles and logical models, none is taken. */
export function readDefinitions(files: ReadonlyMap<string, string>): Definitions {
  const all = [...files]
    .filter(([name]) => fileNames.test(name))
    .map(([, text]) => JSON.parse(text) as Definition)
  const of = <T extends Definition['resourceType']>(type: T) =>
    all.filter((one): one is Extract<Definition, { resourceType: T }> => one.resourceType === type)
  return {
    structures: of('StructureDefinition').filter(isOwnType),
    searchParameters: of('SearchParameter'),
    valueSets: new Map(of('ValueSet').map((set) => [set.url, set])),
    codeSystems: new Map(of('CodeSystem').map((system) => [system.url, system])),
    compartments: new Map(
      of('CompartmentDefinition').map((compartment) => [compartment.url, compartment]),
    ),
  }
}

function isOwnType({ derivation, kind }: Structure): boolean {
  return derivation !== 'constraint' && kind !== 'logical'
}

/** The last part of a canonical URL, without its version. */
export function lastPart(url: string): string {
  return url.replace(/\|.*$/, '').replace(/^.*\//, '')
}
