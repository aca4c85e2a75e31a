import {
  lastPart,
  type Definitions,
  type ElementType,
  type Structure,
  type StructureElement,
} from './definitions.ts'

/**
 * The elements of every type: a line a resource or data type, with its backbone elements after it. Each says its base
 * and what it adds to that.
 */
export function elementLines(
  { structures }: Definitions,
  codeSets: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    structures
      .filter(({ kind }) => kind !== 'primitive-type')
      .map((structure) => [structure.type, lineOf(structure, codeSets)]),
  )
}

function lineOf(structure: Structure, codeSets: ReadonlyMap<string, string>): string {
  const all = structure.snapshot.element
  const types = all.filter(isType).map((parent) => {
    const base = parent.type?.[0]?.code ?? lastPart(structure.baseDefinition ?? '')
    const own = all.filter((element) => isChild(element, parent) && isOwn(element))
    const elements = own.map((element) => written(element, codeSets))
    const name = parent.path === structure.type ? [] : [parent.path]
    return [...name, base || '-', ...elements].join(' ')
  })
  return types.join(' / ')
}

// The root of a structure, or an element with elements of its own.
function isType({ path, type }: StructureElement): boolean {
  return !path.includes('.') || type?.some(({ code }) => isBackbone(code)) === true
}

function isBackbone(code: string): boolean {
  return code === 'BackboneElement' || code === 'Element'
}

function isChild({ path }: StructureElement, parent: StructureElement): boolean {
  return path.startsWith(`${parent.path}.`) && !path.slice(parent.path.length + 1).includes('.')
}

const bases = ['Element', 'BackboneElement', 'Resource', 'DomainResource', 'Quantity']

// What a base has is not said again.
function isOwn({ path, base }: StructureElement): boolean {
  const [from = ''] = (base?.path ?? path).split('.')
  return path.startsWith(`${from}.`) || !bases.includes(from)
}

const marks: Readonly<Record<string, string>> = {
  '0..1': '',
  '0..*': '*',
  '1..1': '!',
  '1..*': '+',
}

function written(element: StructureElement, codeSets: ReadonlyMap<string, string>): string {
  const name = element.path.replace(/^.*\./, '')
  const cardinality = `${element.min}..${element.max}`
  const mark = marks[cardinality]
  if (mark === undefined) throw new Error(`${element.path} is ${cardinality}: give it a mark.`)
  const summary = element.isSummary === true ? '^' : ''
  const set = requiredSet(element)
  const binding = set !== undefined && codeSets.has(set) ? `#${set}` : ''
  return `${name}${mark}${summary}:${typesOf(element)}${binding}`
}

function requiredSet({ binding }: StructureElement): string | undefined {
  return binding?.strength === 'required' ? lastPart(binding.valueSet ?? '') : undefined
}

function typesOf({ path, type = [], contentReference }: StructureElement): string {
  if (contentReference !== undefined) return contentReference.replace(/^#/, '@')
  return type.map((one) => (isBackbone(one.code) ? '@' : typeText(path, one))).join('|')
}

function typeText(path: string, type: ElementType): string {
  const profiles = [...(type.targetProfile ?? []), ...(type.profile ?? [])].map(lastPart)
  const isAny = profiles.length === 0 || profiles.includes('Resource')
  return `${codeOf(path, type)}${isAny ? '' : `(${profiles.join(',')})`}`
}

// The type of `id` and of `url` is a type of FHIRPath, with FHIR's type in an extension; wrong for the id of a resource.
function codeOf(path: string, { code, extension = [] }: ElementType): string {
  if (path === 'Resource.id') return 'id'
  if (!code.startsWith('http://hl7.org/fhirpath/')) return code
  const fhirType = extension.find(({ url }) => url.endsWith('/structuredefinition-fhir-type'))
  if (fhirType?.valueUrl === undefined) throw new Error(`${path} has no type of FHIR.`)
  return fhirType.valueUrl
}
