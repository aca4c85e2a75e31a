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
  // Without the [x] of a choice.
  readonly name: string
  readonly isChoice: boolean
  readonly isRequired: boolean
  readonly isList: boolean
  readonly isInSummary: boolean
  // In the order of its properties.
  readonly types: readonly ElementType[]
  readonly keys: readonly string[]
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
  readonly key: string
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
    const elements = new Map(base?.elements)
    for (const text of texts) {
      const element = parseElement(text, ownName)
      elements.set(element.name, element)
    }
    return { name: ownName, base, elements, properties: new Map(propertiesOf(elements)) }
  })
}

function* propertiesOf(
  elements: ReadonlyMap<string, ElementDefinition>,
): Generator<readonly [key: string, property: Property]> {
  for (const element of elements.values()) {
    for (const [index, type] of element.types.entries()) {
      const key = element.keys[index] ?? element.name
      yield [key, { key, element, type }]
    }
  }
}

const ELEMENT = /^(\w+)(\[x\])?([!*+]?)(\^?):([^#]+)(?:#(.+))?$/

function parseElement(text: string, parent: string): ElementDefinition {
  const [, name = '', choice, mark = '', summary, typeTexts = '', codeSet] =
    ELEMENT.exec(text) ?? []
  const types = typeTexts.split('|').map((type) => parseType(type, `${parent}.${name}`))
  const isChoice = choice !== undefined
  return {
    name,
    isChoice,
    isRequired: mark === '!' || mark === '+',
    isList: mark === '*' || mark === '+',
    isInSummary: summary === '^',
    types,
    keys: types.map(({ code }) => (isChoice ? `${name}${capitalized(code)}` : name)),
    codeSet,
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function parseType(text: string, path: string): ElementType {
  if (text.startsWith('@')) return { code: text.slice(1) || path, targets: [], profile: undefined }
  const [code = '', inParentheses = ''] = text.replace(/\)$/, '').split('(')
  const names = inParentheses === '' ? [] : inParentheses.split(',')
  return code === 'Reference' || code === 'canonical'
    ? { code, targets: names, profile: undefined }
    : { code, targets: [], profile: names[0] }
}
