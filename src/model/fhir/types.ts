export interface TypeDefinition {
  // Patient, HumanName; of a backbone element its path, Patient.contact.
  readonly name: string
  readonly base: TypeDefinition | undefined
  // By name; those of the base first.
  readonly elements: ReadonlyMap<string, ElementDefinition>
  // By the keys that JSON has for them: a choice has one for each of its types.
  readonly properties: ReadonlyMap<string, Property>
}

export interface ElementDefinition {
  // Of a choice without its types: value, not valueString.
  readonly name: string
  readonly isChoice: boolean
  readonly isRequired: boolean
  readonly isList: boolean
  readonly isInSummary: boolean
  readonly types: readonly ElementType[]
  // The value set that its codes must come from, if HL7 lists that.
  readonly codeSet: string | undefined
}

interface ElementType {
  // What JSON calls the element when it is of this type.
  readonly key: string
  // The name of a type, of a primitive, or of a backbone element.
  readonly code: string
  // Of a Reference or canonical: to which types it may lead; to any, if there are none.
  readonly targets: readonly string[]
  readonly profile: string | undefined
}

export interface Property {
  readonly element: ElementDefinition
  readonly type: ElementType
}

export function isResourceDefinition(type: TypeDefinition): boolean {
  return type.name === 'Resource' || (type.base !== undefined && isResourceDefinition(type.base))
}

// The definitions of a row: a type and its backbone elements.
export function parseTypes(
  name: string,
  row: string,
  findBase: (name: string) => TypeDefinition | undefined,
): readonly TypeDefinition[] {
  const [first = '', ...backbones] = row.split(' / ')
  return [`${name} ${first}`, ...backbones].map((text) => parseType(text, findBase))
}

function parseType(
  text: string,
  findBase: (name: string) => TypeDefinition | undefined,
): TypeDefinition {
  const [name = '', baseName = '', ...elementTexts] = text.split(' ')
  const base = findBase(baseName)
  const own = elementTexts.map((element) => parseElement(element, name))
  const elements = [...(base?.elements.values() ?? []), ...own]
  const properties = elements.flatMap((element) => element.types.map((type) => ({ element, type })))
  return {
    name,
    base,
    elements: new Map(elements.map((element) => [element.name, element])),
    properties: new Map(properties.map((property) => [property.type.key, property])),
  }
}

const ELEMENT = /^(\w+)(\[x\])?([!*+]?)(\^?):([^#]+)(?:#(.+))?$/

function parseElement(text: string, parent: string): ElementDefinition {
  const parts = ELEMENT.exec(text) as RegExpExecArray
  const [, name = '', choice, mark = '', summary, types = '', codeSet] = parts
  const isChoice = choice !== undefined
  return {
    name,
    isChoice,
    isRequired: mark === '!' || mark === '+',
    isList: mark === '*' || mark === '+',
    isInSummary: summary === '^',
    types: types.split('|').map((type) => parseElementType(type, name, parent, isChoice)),
    codeSet,
  }
}

function parseElementType(
  text: string,
  name: string,
  parent: string,
  isChoice: boolean,
): ElementType {
  if (text.startsWith('@')) {
    const code = text.slice(1) || `${parent}.${name}`
    return { key: name, code, targets: [], profile: undefined }
  }
  const [code = '', rest] = text.split('(')
  const inParentheses = rest === undefined ? [] : rest.slice(0, -1).split(',')
  const isReference = code === 'Reference' || code === 'canonical'
  return {
    key: isChoice ? `${name}${code.charAt(0).toUpperCase()}${code.slice(1)}` : name,
    code,
    targets: isReference ? inParentheses : [],
    profile: isReference ? undefined : inParentheses[0],
  }
}
