export interface TypeDefinition {
  // Patient, HumanName; of a backbone element its path, Patient.contact.
  readonly name: string
  readonly base: TypeDefinition | undefined
  // Those of the base first.
  readonly elements: readonly ElementDefinition[]
  // By the names that JSON has for them: a choice has one for each of its types.
  readonly properties: ReadonlyMap<string, Property>
}

export interface ElementDefinition {
  // Without the [x] of a choice.
  readonly name: string
  readonly isChoice: boolean
  readonly isRequired: boolean
  readonly isList: boolean
  readonly isInSummary: boolean
  readonly types: readonly ElementType[]
  // The value set that its codes must come from, if HL7 lists that.
  readonly codeSet: string | undefined
}

export interface ElementType {
  // The name of a type, of a primitive, or of a backbone element.
  readonly code: string
  // Of a Reference or canonical: to which types it may lead; to any, if there are none.
  readonly targets: readonly string[]
  readonly profile: string | undefined
}

export interface Property {
  readonly name: string
  readonly element: ElementDefinition
  readonly type: ElementType
}

export function isPrimitive(code: string): boolean {
  return /^[a-z]/.test(code)
}

export function isResourceType(type: TypeDefinition): boolean {
  return type.name === 'Resource' || (type.base !== undefined && isResourceType(type.base))
}

// The definitions of a row: a type and its backbone elements.
export function parseTypes(
  name: string,
  row: string,
  findBase: (name: string) => TypeDefinition | undefined,
): readonly TypeDefinition[] {
  return row.split(' / ').map((part, index) => {
    const words = part.split(' ')
    const ownName = index === 0 ? name : (words.shift() ?? name)
    const [baseName = '', ...texts] = words
    const base = findBase(baseName)
    const elements = [
      ...(base?.elements ?? []),
      ...texts.map((text) => parseElement(text, ownName)),
    ]
    const properties = new Map(
      elements.flatMap(propertiesOf).map((property) => [property.name, property]),
    )
    return { name: ownName, base, elements, properties }
  })
}

const ELEMENT = /^(\w+)(\[x\])?([!*+]?)(\^?):([^#]+)(?:#(.+))?$/

function parseElement(text: string, parent: string): ElementDefinition {
  const [, name = '', choice, mark = '', summary, types = '', codeSet] = ELEMENT.exec(text) ?? []
  return {
    name,
    isChoice: choice !== undefined,
    isRequired: mark === '!' || mark === '+',
    isList: mark === '*' || mark === '+',
    isInSummary: summary === '^',
    types: types.split('|').map((type) => parseType(type, `${parent}.${name}`)),
    codeSet,
  }
}

function parseType(text: string, path: string): ElementType {
  if (text.startsWith('@')) return { code: text.slice(1) || path, targets: [], profile: undefined }
  const [code = '', inParentheses = ''] = text.replace(/\)$/, '').split('(')
  const names = inParentheses === '' ? [] : inParentheses.split(',')
  return code === 'Reference' || code === 'canonical'
    ? { code, targets: names, profile: undefined }
    : { code, targets: [], profile: names[0] }
}

function propertiesOf(element: ElementDefinition): readonly Property[] {
  return element.types.map((type) => {
    const suffix = element.isChoice ? type.code.charAt(0).toUpperCase() + type.code.slice(1) : ''
    return { name: `${element.name}${suffix}`, element, type }
  })
}
